// {{name}}: {{description}}
//
// `go build -o cli` makes the program that smcp runs. What it can do is described in smcp.json: smcp makes the tool
// {{name}}__{{command}} from that, and checks arguments against it before this program is started.
//
// To add a command: describe it in smcp.json, write a function like greet, and name it in commands. `go test` compares
// the two.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// A command defines its flags, and gives what does its work once they have been read.
type command func(*flag.FlagSet) func() (any, error)

var commands = map[string]command{
	"{{command}}": greet,
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout))
}

// run answers on out as JSON, and gives the exit code; a client sees the text of "error".
func run(args []string, out io.Writer) int {
	answer, err := call(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(out, usage())
		return 0
	}
	if err != nil {
		answer = map[string]string{"error": err.Error()}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(answer) != nil || err != nil {
		return 1
	}
	return 0
}

func call(args []string) (any, error) {
	if len(args) == 0 {
		return nil, fmt.Errorf("no command given; see --help")
	}
	if args[0] == "--help" || args[0] == "-h" {
		return nil, flag.ErrHelp
	}
	define, isKnown := commands[args[0]]
	if !isKnown {
		return nil, fmt.Errorf("no command %q; see --help", args[0])
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(io.Discard) // What is wrong is in the answer.
	work := define(flags)
	if err := flags.Parse(args[1:]); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q; see --help", flags.Arg(0))
	}
	return work()
}

func greet(flags *flag.FlagSet) func() (any, error) {
	name := flags.String("name", "", "who to greet (required)")
	greeting := flags.String("greeting", "Hello", "the word to greet with")
	shout := flags.Bool("shout", false, "greet in capital letters")
	var also []string
	flags.Func("also", "who else to greet; may be given several times", func(text string) error {
		also = append(also, text)
		return nil
	})
	var degrees *float64 // nil where it is not given.
	flags.Func("degrees", "how warm it is", func(text string) error {
		number, err := strconv.ParseFloat(text, 64)
		degrees = &number
		return err
	})

	return func() (any, error) {
		if strings.TrimSpace(*name) == "" {
			return nil, errors.New("--name is empty; expected somebody's name.")
		}
		message := *greeting + ", " + strings.Join(append([]string{*name}, also...), ", ") + "!"
		if degrees != nil {
			message += fmt.Sprintf(" It is %s degrees.", strconv.FormatFloat(*degrees, 'f', -1, 64))
		}
		if *shout {
			message = strings.ToUpper(message)
		}
		return map[string]string{"message": message}, nil
	}
}

func usage() string {
	text := "Usage: cli COMMAND [flags]\n\n{{description}}\n"
	for name, define := range commands {
		flags := flag.NewFlagSet(name, flag.ContinueOnError)
		define(flags)
		var lines strings.Builder
		flags.SetOutput(&lines)
		flags.PrintDefaults()
		text += "\nFlags of " + name + ":\n" + lines.String()
	}
	return text
}
