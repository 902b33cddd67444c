package io.swarmstead.steward;

/**
 * What the steward may do of what root may: systemd.exec(5) has each option. It needs no mount of its own on the host,
 * because it has systemd replace that of the volume, so it may have a mount namespace, to which the host's mounts go on to
 * come. No option here names the volume: setting up the namespace would hang with it.
 */
final class StewardSandbox {
    static final String OPTIONS = """
            # Root on its host it stays, by SYS_ADMIN, PTRACE and Docker's socket. This takes away what it never does.
            # It mounts a second client of the volume and folders without links, both for itself (SYS_ADMIN), reads the
            # kernel's rules (NET_ADMIN), speaks to Gluster from ports that it trusts (NET_BIND_SERVICE), reads the mounts and
            # enters the networks of containers (PTRACE), ends them (KILL), and reads and writes files that are not root's.
            CapabilityBoundingSet=CAP_SYS_ADMIN CAP_NET_ADMIN CAP_NET_BIND_SERVICE CAP_SYS_PTRACE CAP_KILL
            CapabilityBoundingSet=CAP_CHOWN CAP_FOWNER CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH
            NoNewPrivileges=yes
            RestrictNamespaces=mnt net
            RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallFilter=~@clock @cpu-emulation @debug @module @obsolete @raw-io @reboot @resources @swap
            SystemCallFilter=~@privileged
            SystemCallFilter=@chown
            SystemCallErrorNumber=EPERM
            DevicePolicy=closed
            DeviceAllow=/dev/fuse rw
            ProtectClock=yes
            ProtectHostname=yes
            # From here on options that make a mount namespace. The host's mounts come in, and what is mounted in it stays in it.
            PrivateMounts=yes
            PrivateTmp=yes
            ProtectSystem=full
            ReadWritePaths=-/etc/swarmstead
            ProtectHome=read-only
            ProtectKernelTunables=yes
            ProtectKernelModules=yes
            ProtectKernelLogs=yes
            ProtectControlGroups=yes
            # Left out: MemoryDenyWriteExecute, as Java compiles while it runs; PrivateDevices, which has no /dev/fuse;
            # ProtectSystem=strict, which goes through all mounts, and would hang with the volume; ProtectHome=yes, as keys that
            # certificates name in cloud.yaml may be in a home; ProtectProc and ProcSubset, for it reads the processes of all;
            # PrivateNetwork and IPAddressDeny, for it asks the other hosts, authorities and channels of alerts wherever they
            # are; UMask, for Traefik and nobody read files of its making; User and PrivateUsers, for it works for the host.
            """;

    private StewardSandbox() {}
}
