"""Tests of {{name}}. Run them in this folder: .venv/bin/python -m unittest"""

import json
import unittest

from typer.testing import CliRunner

from cli import app


def run(*args):
    """Gives the exit code of a command and what it prints."""
    result = CliRunner().invoke(app, args)
    return result.exit_code, result.output


class Greet(unittest.TestCase):
    def test_greets_by_name(self):
        code, output = run("{{command}}", "--name", "Ada")
        self.assertEqual((code, json.loads(output)), (0, {"message": "Hello, Ada!"}))

    def test_takes_every_option(self):
        options = ["--greeting", "Hi", "--also", "Bob", "--also", "Cy", "--degrees", "-2.5", "--shout"]
        code, output = run("{{command}}", "--name", "Ada", *options)
        self.assertEqual((code, json.loads(output)), (0, {"message": "HI, ADA, BOB, CY! IT IS -2.5 DEGREES."}))

    def test_says_what_is_wrong(self):
        code, output = run("{{command}}", "--name", " ")
        self.assertEqual((code, json.loads(output)), (1, {"error": "--name is empty; expected somebody's name."}))
        code, output = run("{{command}}")
        self.assertEqual(code, 2)
        self.assertIn("--name", output)


if __name__ == "__main__":
    unittest.main()
