"""What we use of other libraries' private parts, a module each, with the versions that it was tried with."""
