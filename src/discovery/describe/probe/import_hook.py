"""Patches a library right after it is loaded, so that only libraries that the program uses are loaded."""
import sys


def install(patches, probe, parts):
    """`patches` maps a module's name to a part of the probe, and a function there of (module, probe)."""
    sys.meta_path.insert(0, Finder(patches, probe, parts))


class Finder:
    def __init__(self, patches, probe, parts):
        self.waiting = dict(patches)
        self.probe = probe
        self.parts = parts
        for name in [name for name in patches if name in sys.modules]:
            self.patch(sys.modules[name], self.waiting.pop(name))

    def find_spec(self, name, path=None, target=None):
        how = self.waiting.pop(name, None)
        if how is None:
            return None
        found = (other.find_spec(name, path, target) for other in sys.meta_path if hasattr(other, "find_spec"))
        # This finder is called again too, and returns None, because the name is no longer waiting.
        spec = next((one for one in found if one is not None), None)
        if spec is not None and hasattr(spec.loader, "exec_module"):
            self.patch_after(spec.loader, how)
        return spec

    def patch_after(self, loader, how):
        exec_module = loader.exec_module

        def exec_and_patch(module):
            exec_module(module)
            self.patch(module, how)

        loader.exec_module = exec_and_patch

    def patch(self, module, how):
        part, function = how
        getattr(self.parts.load(part), function)(module, self.probe)
