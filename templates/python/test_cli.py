"""Tests of {{name}}. Run them in this folder: python3 -m unittest"""

import json
import os
import subprocess
import sys
import unittest

CLI = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli.py")


def run(*args):
    """Runs the program as smcp does; gives its exit code and what it answers."""
    ended = subprocess.run([sys.executable, CLI] + list(args), stdout=subprocess.PIPE, universal_newlines=True)
    return ended.returncode, json.loads(ended.stdout)


class Greet(unittest.TestCase):
    def test_greets_by_name(self):
        self.assertEqual(run("{{command}}", "--name", "Ada"), (0, {"message": "Hello, Ada!"}))

    def test_takes_every_option(self):
        options = ["--greeting", "Hi", "--also", "Bob", "--also", "Cy", "--degrees", "-2.5", "--shout"]
        answer = {"message": "HI, ADA, BOB, CY! IT IS -2.5 DEGREES."}
        self.assertEqual(run("{{command}}", "--name", "Ada", *options), (0, answer))

    def test_says_what_is_wrong(self):
        code, answer = run("{{command}}", "--name", " ")
        self.assertEqual((code, answer), (1, {"error": "--name is empty; expected somebody's name."}))
        code, answer = run("{{command}}")
        self.assertEqual(code, 1)
        self.assertIn("--name", answer["error"])


if __name__ == "__main__":
    unittest.main()
