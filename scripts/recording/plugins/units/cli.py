#!/usr/bin/env python3
import argparse

parser = argparse.ArgumentParser(description="Units of measure.")
commands = parser.add_subparsers(dest="command", required=True)
convert = commands.add_parser("temperature", help="Convert a temperature from Celsius.")
convert.add_argument("--degrees", type=float, required=True)
convert.add_argument("--to", choices=["fahrenheit", "kelvin"], default="fahrenheit")
arguments = parser.parse_args()

fahrenheit = arguments.degrees * 9 / 5 + 32
print(fahrenheit if arguments.to == "fahrenheit" else arguments.degrees + 273.15)
