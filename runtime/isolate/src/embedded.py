# Makes importlib's FileFinder find the program's modules whose files are gone or changed. `sources`: path -> text.
# Runs inside the isolate's start, in a namespace of its own; nothing here is visible to the program by name.
def install(sources):
    import sys
    import _frozen_importlib_external as external

    FileFinder = external.FileFinder
    SourceFileLoader = external.SourceFileLoader
    ModuleSpec = type(sys.__spec__)
    join = external._path_join
    original = FileFinder.find_spec

    def no_cache(path):
        raise OSError  # get_code then neither reads nor writes a .pyc of another text

    def virtual(fullname, path, locations):
        loader = SourceFileLoader(fullname, path)
        loader.path_stats = no_cache
        return external.spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=locations)

    def find_spec(self, fullname, target=None):
        spec = original(self, fullname, target)
        tail = fullname.rpartition(".")[2]
        base = join(self.path, tail)
        init = join(base, "__init__.py")
        found = spec is not None and spec.loader is not None
        compiled = found and isinstance(spec.loader, external.ExtensionFileLoader)
        package = found and spec.submodule_search_locations is not None
        if init in sources and not (package and compiled):
            return virtual(fullname, init, [base])
        if base + ".py" in sources and not package and not compiled:
            return virtual(fullname, base + ".py", None)
        if spec is None and any(path.startswith(base + "/") for path in sources):
            # A folder without __init__.py that is gone: a portion of a namespace package.
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
        if fullname == "linecache" and spec is not None:
            keep_lines(spec.loader)
        return spec

    def keep_lines(loader):
        # Warnings show a source line without saying whose loader has it.
        execute = loader.exec_module

        def exec_module(module):
            execute(module)
            for path, text in sources.items():
                lines = external.decode_source(text).splitlines(True)
                if lines and not lines[-1].endswith("\n"):
                    lines[-1] += "\n"
                module.cache[path] = (len(text), None, lines, path)

        loader.exec_module = exec_module

    FileFinder.find_spec = find_spec
    # A folder that is gone gets a finder all the same.
    details = external._get_supported_file_loaders()
    for path in sources:
        folder = external._path_split(path)[0]
        while folder not in ("", "/") and not external._path_isdir(folder):
            sys.path_importer_cache[folder] = FileFinder(folder, *details)
            folder = external._path_split(folder)[0]
