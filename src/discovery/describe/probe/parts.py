"""The parts of the probe, which are the files of this folder. Those for a library are loaded after the library: most
programs use one. The program may have modules with their names, so that they are in sys.modules only while one loads."""
import os
import sys

FOLDER = os.path.dirname(os.path.realpath(__file__))


class Parts:
    def __init__(self):
        self.names = {file[:-3] for file in os.listdir(FOLDER) if file.endswith(".py")}
        # Without the program's own folder, which will be the first.
        self.path = [FOLDER] + sys.path[1:]
        self.loaded = {}
        self.take_away()

    def load(self, name):
        of_program = {one: sys.modules.pop(one) for one in self.names if one in sys.modules}
        path = sys.path
        sys.modules.update(self.loaded)
        sys.path = list(self.path)
        try:
            return __import__(name)
        finally:
            sys.path = path
            self.take_away()
            sys.modules.update(of_program)

    def take_away(self):
        self.loaded.update((name, sys.modules.pop(name)) for name in self.names if name in sys.modules)
