"""The verbs of the demo archive, and those of who works on Dateline; `inv --list` names them.

An archive that `dateline new` makes has the verbs alone.
"""

from benchmarks.verbs import developer_verbs
from dateline.cli.namespace import namespace

for verbs in developer_verbs():
    if isinstance(verbs, type(namespace)):
        namespace.add_collection(verbs)
    else:
        namespace.add_task(verbs)
