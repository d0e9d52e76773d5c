"""Modules of the standard library that are imported ahead, and not in sys.modules until they are imported again.

It must parse on every Python that smcp may find; it runs on CPython 3.9 and later.
"""
import os
import sys

from ending import STDLIB, is_stdlib


class Preloaded:
    """Finds them. With one come all that were loaded before it: none may be there twice."""

    def __init__(self, names):
        self.loaded = []
        # How many of them come with each.
        self.counts = {}
        self.modules = {}
        for name in names:
            self.load(name)

    def load(self, name):
        before = set(sys.modules)
        try:
            module = __import__(name)
        except ImportError:
            return
        new = [one for one in sys.modules if one not in before and one != name]
        # It comes alone, so that it is found by its own name.
        for group in (new, [name] if name not in before else []):
            self.loaded += group
            self.counts.update((one, len(self.loaded)) for one in group)
        self.modules.update((one, sys.modules[one]) for one in self.loaded)
        if not all(is_standard(self.modules[one]) for one in self.loaded):
            self.forget()

    def hide(self):
        for name in self.loaded:
            sys.modules.pop(name, None)

    def forget(self):
        """From here on all is found as ever; what was given is still used."""
        self.counts = {}

    def find_spec(self, name, path=None, target=None):
        if name not in self.counts:
            return None
        needed = self.loaded[:self.counts[name]]
        if is_any_shadowed({one.partition(".")[0] for one in needed}):
            self.forget()
            return None
        real = self.modules[name].__spec__
        spec = type(real)(name, Given(self.modules, needed, name), origin=real.origin)
        spec.submodule_search_locations = real.submodule_search_locations
        return spec


class Given:
    """The loader of one that is loaded already."""

    def __init__(self, modules, needed, name):
        self.modules = modules
        self.needed = needed
        self.module = modules[name]
        self.spec = self.module.__spec__

    def create_module(self, spec):
        for name in self.needed:
            sys.modules.setdefault(name, self.modules[name])
        return self.module

    def exec_module(self, module):
        module.__spec__ = self.spec


def is_standard(module):
    file = getattr(module, "__file__", None)
    return file is None or is_stdlib(file)


def is_any_shadowed(names):
    """Whether a folder that is looked through before the standard library has one of these names."""
    for folder in sys.path:
        if folder == STDLIB:
            return False
        try:
            found = {file.partition(".")[0] for file in os.listdir(folder or ".")}
        except (OSError, TypeError):
            continue
        if not names.isdisjoint(found):
            return True
    return False
