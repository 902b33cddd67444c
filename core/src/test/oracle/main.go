// Says of compose files, whose paths it reads line by line, whether they would be deployed: by what docker's command makes of them, and by
// what the managers of a swarm say to that. No engine is needed: managers' code runs here, over an empty store.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/distribution/reference"
	"github.com/docker/cli/cli/compose/convert"
	"github.com/docker/cli/cli/compose/loader"
	compose "github.com/docker/cli/cli/compose/types"
	"github.com/docker/docker/api/types/network"
	"github.com/docker/docker/api/types/swarm"
	"github.com/docker/docker/client"
	engine "github.com/docker/docker/daemon/cluster/convert"
	"github.com/moby/swarmkit/v2/api"
	"github.com/moby/swarmkit/v2/manager/controlapi"
	"github.com/moby/swarmkit/v2/manager/state/store"
)

// A swarm in memory, and what docker's command asks of it.
type cloud struct {
	client.APIClient
	*controlapi.Server
	secrets, configs map[string]string
}

func (cloud) ClientVersion() string { return "1.51" }

func (c cloud) SecretList(context.Context, swarm.SecretListOptions) ([]swarm.Secret, error) {
	var list []swarm.Secret
	for name, id := range c.secrets {
		list = append(list, swarm.Secret{ID: id, Spec: swarm.SecretSpec{Annotations: swarm.Annotations{Name: name}}})
	}
	return list, nil
}

func (c cloud) ConfigList(context.Context, swarm.ConfigListOptions) ([]swarm.Config, error) {
	var list []swarm.Config
	for name, id := range c.configs {
		list = append(list, swarm.Config{ID: id, Spec: swarm.ConfigSpec{Annotations: swarm.Annotations{Name: name}}})
	}
	return list, nil
}

func (c cloud) secret(name string, data []byte) error {
	answer, err := c.CreateSecret(context.Background(), &api.CreateSecretRequest{Spec: &api.SecretSpec{Annotations: api.Annotations{Name: name}, Data: data}})
	if err == nil {
		c.secrets[name] = answer.Secret.ID
	}
	return err
}

func (c cloud) config(name string, data []byte) error {
	answer, err := c.CreateConfig(context.Background(), &api.CreateConfigRequest{Spec: &api.ConfigSpec{Annotations: api.Annotations{Name: name}, Data: data}})
	if err == nil {
		c.configs[name] = answer.Config.ID
	}
	return err
}

// Which drivers there are is what the engines of hosts know.
type anyDriver struct{}

func (anyDriver) ValidateIPAMDriver(*api.Driver) error           { return nil }
func (anyDriver) ValidateIngressNetworkDriver(*api.Driver) error { return nil }
func (anyDriver) ValidateNetworkDriver(*api.Driver) error        { return nil }

// Networks are made only where a service is on them.
func used(services []compose.ServiceConfig) map[string]struct{} {
	names := map[string]struct{}{}
	for _, service := range services {
		if len(service.Networks) == 0 {
			names["default"] = struct{}{}
		}
		for name := range service.Networks {
			names[name] = struct{}{}
		}
	}
	return names
}

func load(path string) (*compose.Config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	tree, err := loader.ParseYAML(text)
	if err != nil {
		return nil, err
	}
	file, err := loader.Load(compose.ConfigDetails{
		WorkingDir:  filepath.Dir(path),
		ConfigFiles: []compose.ConfigFile{{Filename: path, Config: tree}},
		Environment: map[string]string{"HOME": "/home/reader", "SET": "set", "EMPTY": "", "OUTSIDE": "out", "COUNT": "3", "FLAG": "yes"},
	})
	if err != nil {
		return nil, err
	}
	for _, service := range file.Services {
		if service.Image == "" {
			return nil, fmt.Errorf("no image for %s", service.Name)
		}
		if _, err := reference.ParseAnyReference(service.Image); err != nil {
			return nil, err
		}
	}
	return file, nil
}

func (c cloud) objects(stack convert.Namespace, file *compose.Config) (string, error) {
	secrets, err := convert.Secrets(stack, file.Secrets)
	if err != nil {
		return "docker", err
	}
	for _, spec := range secrets {
		if err := c.secret(spec.Name, spec.Data); err != nil {
			return "swarm", err
		}
	}
	configs, err := convert.Configs(stack, file.Configs)
	if err != nil {
		return "docker", err
	}
	for _, spec := range configs {
		if err := c.config(spec.Name, spec.Data); err != nil {
			return "swarm", err
		}
	}
	for _, secret := range file.Secrets {
		if secret.External.External {
			_ = c.secret(secret.Name, []byte("x"))
		}
	}
	for _, config := range file.Configs {
		if config.External.External {
			_ = c.config(config.Name, []byte("x"))
		}
	}
	networks, _ := convert.Networks(stack, file.Networks, used(file.Services))
	for name, options := range networks {
		if err := network.ValidateIPAM(options.IPAM, false); err != nil {
			return "swarm", err
		}
		spec := engine.BasicNetworkCreateToGRPC(network.CreateRequest{Name: name, CreateOptions: options})
		if _, err := c.CreateNetwork(context.Background(), &api.CreateNetworkRequest{Spec: &spec}); err != nil {
			return "swarm", err
		}
	}
	return "", nil
}

func (c cloud) deploy(path string) (by string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			by, err = "docker", fmt.Errorf("%v", fault)
		}
	}()
	file, err := load(path)
	if err != nil {
		return "docker", err
	}
	stack := convert.NewNamespace("stack")
	if by, err := c.objects(stack, file); err != nil {
		return by, err
	}
	services, err := convert.Services(context.Background(), stack, file, c)
	if err != nil {
		return "docker", err
	}
	var names []string
	for name := range services {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		spec, err := engine.ServiceSpecToGRPC(services[name])
		if err != nil {
			return "swarm", err
		}
		if _, err := c.CreateService(context.Background(), &api.CreateServiceRequest{Spec: &spec}); err != nil {
			return "swarm", err
		}
	}
	return "", nil
}

func judge(path string) (string, error) {
	memory := store.NewMemoryStore(nil)
	defer memory.Close()
	err := memory.Update(func(tx store.Tx) error {
		return store.CreateNetwork(tx, &api.Network{ID: "ingress", Spec: api.NetworkSpec{Annotations: api.Annotations{Name: "ingress"}, Ingress: true}})
	})
	if err != nil {
		return "", err
	}
	return cloud{Server: controlapi.NewServer(memory, nil, nil, anyDriver{}, nil), secrets: map[string]string{}, configs: map[string]string{}}.deploy(path)
}

func main() {
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		if by, err := judge(paths.Text()); err != nil {
			fmt.Printf("%s %q\n", by, err.Error())
		} else {
			fmt.Println("accepted")
		}
	}
}
