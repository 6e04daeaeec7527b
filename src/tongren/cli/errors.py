"""How a command says that its input is at fault."""


class InputError(Exception):
    """One clear line: what is wrong and what to do. The command ends with exit status 1."""
