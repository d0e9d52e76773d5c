// Tests of {{name}}. Run them in this folder: go test
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

// says runs a command as smcp does, and compares its exit code and what it answers.
func says(t *testing.T, code int, answer string, args ...string) {
	t.Helper()
	var out bytes.Buffer
	ended := run(args, &out)
	if got := strings.TrimSpace(out.String()); ended != code || got != answer {
		t.Errorf("%q ended with %d and %s; expected %d and %s", args, ended, got, code, answer)
	}
}

func TestGreetsByName(t *testing.T) {
	says(t, 0, `{"message":"Hello, Ada!"}`, "{{command}}", "--name", "Ada")
}

func TestTakesEveryOption(t *testing.T) {
	says(t, 0, `{"message":"HI, ADA, BOB, CY! IT IS -2.5 DEGREES."}`, "{{command}}", "--name", "Ada",
		"--greeting", "Hi", "--also", "Bob", "--also", "Cy", "--degrees=-2.5", "--shout")
}

func TestSaysWhatIsWrong(t *testing.T) {
	says(t, 1, `{"error":"--name is empty; expected somebody's name."}`, "{{command}}", "--name", " ")
	says(t, 1, `{"error":"--name is empty; expected somebody's name."}`, "{{command}}")
	says(t, 1, `{"error":"no command \"nothing\"; see --help"}`, "nothing")
}

// smcp.json promises what the program does: each command, and each of its flags.
func TestIsWhatItsManifestSays(t *testing.T) {
	text, err := os.ReadFile("smcp.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Describe struct {
			Commands []struct {
				Name       string
				Parameters []struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest.Describe.Commands) != len(commands) {
		t.Errorf("smcp.json has %d commands, the program %d", len(manifest.Describe.Commands), len(commands))
	}
	for _, described := range manifest.Describe.Commands {
		define, isKnown := commands[described.Name]
		if !isKnown {
			t.Errorf("smcp.json has the command %q, the program has not", described.Name)
			continue
		}
		flags := flag.NewFlagSet(described.Name, flag.ContinueOnError)
		define(flags)
		promised := map[string]bool{}
		for _, parameter := range described.Parameters {
			name := strings.ReplaceAll(parameter.Name, "_", "-")
			promised[name] = true
			if flags.Lookup(name) == nil {
				t.Errorf("smcp.json has --%s of %s, the program has not", name, described.Name)
			}
		}
		flags.VisitAll(func(one *flag.Flag) {
			if !promised[one.Name] {
				t.Errorf("the program has --%s of %s, smcp.json has not", one.Name, described.Name)
			}
		})
	}
}
