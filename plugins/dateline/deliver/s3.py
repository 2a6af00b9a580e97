"""The built site in a bucket of object storage that speaks S3; reads and writes only below its prefix.

Address, region and keys come from where the AWS tools look for them: environment, ~/.aws, the machine's role.
AWS_ENDPOINT_URL_S3 names the storage of others.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..article.errors import SettingError
from ..build.manifest import MANIFEST, parse_manifest, read_manifest
from ..build.media_types import cache_rule, media_type
from .changes import Change, changes_between

_AT_ONCE = 1000  # objects that one request may delete


def to_bucket(output: Path, to: str, dry_run: bool) -> list[Change]:  # noqa: FBT001  one signature for all
    """Upload what the bucket's manifest lacks or has otherwise, then delete what the site no longer has.

    Args:
        output: the built site.
        to: `s3://bucket/prefix`; the prefix may be empty.
        dry_run: only tell what would change.

    Raises:
        SettingError: boto3 is missing, the storage refuses, or the prefix holds objects that are not ours.
    """
    address = urlsplit(to)
    if address.scheme != "s3" or not address.netloc:
        raise SettingError("this is no bucket's address", where=to, remedy="Write it as s3://bucket/folder.")
    store = _Store(address.netloc, address.path.strip("/"), to)
    changes = changes_between(store.manifest(), read_manifest(output))
    if not dry_run:
        # What pages load goes before the pages, what is gone goes last: a reader never meets a gap.
        sent = [change.path for change in changes if change.act != "remove"]
        for path in sorted(sent, key=lambda path: path.endswith(".html")):
            store.put(path, (output / path).read_bytes())
        store.delete([change.path for change in changes if change.act == "remove"])
        store.put(MANIFEST, (output / MANIFEST).read_bytes())  # at the very end: what is cut short is made up
    return changes


class _Store:
    """The objects below one prefix of a bucket; errors of the storage become sentences."""

    def __init__(self, bucket: str, prefix: str, where: str) -> None:
        try:
            import boto3  # noqa: PLC0415  an optional extra
            from botocore import exceptions  # noqa: PLC0415
        except ImportError as error:
            raise SettingError(
                "a bucket is the target, but boto3 is not installed",
                where="DATELINE_TARGETS",
                remedy="Install it: pip install boto3 (the extra `s3`).",
            ) from error
        self._errors = (exceptions.BotoCoreError, exceptions.ClientError)
        self._where = where
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._client = self._ask(boto3.client, "s3")

    def manifest(self) -> dict[str, str]:
        """Return the manifest that was published last; empty where nothing stands below the prefix."""
        if self._holds(MANIFEST):
            found = self._ask(self._client.get_object, Bucket=self._bucket, Key=self._prefix + MANIFEST)
            return parse_manifest(self._ask(found["Body"].read), f"{self._where}/{MANIFEST}")
        if self._holds(""):
            raise SettingError(
                "objects stand there and no manifest of ours",
                where=self._where,
                remedy="Name an empty folder of the bucket: what is not in the site is removed there.",
            )
        return {}

    def _holds(self, path: str) -> bool:
        found = self._ask(
            self._client.list_objects_v2, Bucket=self._bucket, Prefix=self._prefix + path, MaxKeys=1
        )
        return bool(found.get("KeyCount"))

    def put(self, path: str, data: bytes) -> None:
        """Upload a file with its kind and how long it stays good."""
        self._ask(
            self._client.put_object,
            Bucket=self._bucket,
            Key=self._prefix + path,
            Body=data,
            ContentType=media_type(path),
            CacheControl=cache_rule(path),
        )

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files, as many in one request as it may name."""
        for start in range(0, len(paths), _AT_ONCE):
            keys = [{"Key": self._prefix + path} for path in paths[start : start + _AT_ONCE]]
            listed = {"Objects": keys, "Quiet": True}
            answer = self._ask(self._client.delete_objects, Bucket=self._bucket, Delete=listed)
            for refused in answer.get("Errors", ()):
                found = f"{refused.get('Key')} cannot be deleted: {refused.get('Message')}"
                raise SettingError(found, where=self._where)

    def _ask(self, act: Callable[..., Any], *given: Any, **named: Any) -> Any:
        try:
            return act(*given, **named)
        except self._errors as error:
            raise SettingError(
                f"the storage refuses: {error}",
                where=self._where,
                remedy="Check the name of the bucket and the keys, as `aws s3 ls` would use them.",
            ) from error
