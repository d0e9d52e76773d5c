"""Patches a library right after it is loaded, so that only libraries that the program uses are loaded."""
import sys


def install(patches, probe):
    """`patches` maps a module's name to a function of (module, probe)."""
    sys.meta_path.insert(0, Finder(patches, probe))


class Finder:
    def __init__(self, patches, probe):
        self.waiting = dict(patches)
        self.probe = probe
        for name in [name for name in patches if name in sys.modules]:
            self.waiting.pop(name)(sys.modules[name], probe)

    def find_spec(self, name, path=None, target=None):
        patch = self.waiting.pop(name, None)
        if patch is None:
            return None
        found = (other.find_spec(name, path, target) for other in sys.meta_path if hasattr(other, "find_spec"))
        # This finder is called again too, and returns None, because the name is no longer waiting.
        spec = next((one for one in found if one is not None), None)
        if spec is not None and hasattr(spec.loader, "exec_module"):
            self.patch_after(spec.loader, patch)
        return spec

    def patch_after(self, loader, patch):
        exec_module = loader.exec_module

        def exec_and_patch(module):
            exec_module(module)
            patch(module, self.probe)

        loader.exec_module = exec_and_patch
