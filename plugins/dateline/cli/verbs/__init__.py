"""The verbs of an archive, by what they are about; what a verb needs is imported when it runs."""
