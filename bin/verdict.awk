# Reads Surefire's XML reports; tells how long the slow classes took, which tests failed, why others were skipped and how
# many did what. Fails if one did, or if there was none. Counts the elements: Surefire's own sums miss tests of a class
# that was given up early.
#   took  the seconds of the whole run, format and build included
#   rest  what those are that no class took

function attribute(name) {
  return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}

function plain(text) {
  gsub(/&#10;/, " ", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
  gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&amp;/, "\\&", text)
  return text
}

# An annotation's reason is an attribute, an assumption's is the first line of its stack trace.
function reason(text) {
  text = plain(attribute("message"))
  if (text == "" && match($0, /<!\[CDATA\[[A-Za-z0-9_.$]+: /)) text = substr($0, RSTART + RLENGTH)
  sub(/^Assumption failed: /, "", text)
  return text == "" ? "no reason given" : text
}

/^<testsuite / {
  class = attribute("name"); sub(/.*\./, "", class)
  seconds = attribute("time"); gsub(/,/, "", seconds); seconds += 0
  tested += seconds
  if (seconds >= 10) classes[class] += seconds; else quick += seconds
}
/^ *<testcase / { tests++; test = plain(attribute("classname") "." attribute("name")) }
/^ *<skipped/ { skipped++; reasons[reason()]++ }
/^ *<failure[ >]/ { failures++; print "failed: " test }
/^ *<error[ >]/ { errors++; print "failed: " test }

END {
  table = "sort -rn"
  for (class in classes) printf "%7.0f s  %s\n", classes[class], class | table
  close(table)
  printf "%7.0f s  classes of less than ten seconds, together\n", quick
  printf "%7.0f s  %s\n", took - tested, rest
  printf "%7.0f s  in all (%.1f minutes)\n\n", took, took / 60
  for (text in reasons) printf "skipped %d: %s\n", reasons[text], text
  printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", tests, failures, errors, skipped
  printf "%d passed, %d failed, %d skipped\n", tests - failures - errors - skipped, failures + errors, skipped
  exit failures + errors > 0 || tests == 0
}
