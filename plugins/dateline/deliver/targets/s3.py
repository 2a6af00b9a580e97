"""A bucket of object storage that speaks S3 as a target; reads and writes only below its prefix.

Address, region and keys come from where the AWS tools look for them: environment, ~/.aws, the machine's role.
AWS_ENDPOINT_URL_S3 names the storage of others.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...article.errors import SettingError
from ...build.manifest import MANIFEST
from ...build.media_types import cache_rule, media_type
from .target import not_ours

_AT_ONCE = 1000  # objects that one request may delete


class BucketTarget:
    """The objects below one prefix of a bucket; errors of the storage become sentences.

    Args:
        to: `s3://bucket/prefix`; the prefix may be empty.
    """

    note = ""

    def __init__(self, to: str) -> None:
        address = urlsplit(to)
        if address.scheme != "s3" or not address.netloc:
            raise SettingError(
                "this is no bucket's address", where=to, remedy="Write it as s3://bucket/folder."
            )
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
        self._where = to
        self._bucket = address.netloc
        prefix = address.path.strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._client = self._ask(boto3.client, "s3")

    def published(self) -> bytes | None:
        """Return the manifest below the prefix."""
        if self._keys(MANIFEST, most=1):
            found = self._ask(self._client.get_object, Bucket=self._bucket, Key=self._prefix + MANIFEST)
            data: bytes = self._ask(found["Body"].read)
            return data
        if self._keys("", most=1):
            raise not_ours(self._where)
        return None

    def foreign(self, paths: Sequence[str]) -> list[str]:
        """Return which of the paths are taken there already."""
        return sorted(set(paths) & self._keys("")) if paths else []

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Upload files."""
        for path in paths:
            self._put(path, (output / path).read_bytes())

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, as many in one request as it may name."""
        for start in range(0, len(paths), _AT_ONCE):
            keys = [{"Key": self._prefix + path} for path in paths[start : start + _AT_ONCE]]
            listed = {"Objects": keys, "Quiet": True}
            answer = self._ask(self._client.delete_objects, Bucket=self._bucket, Delete=listed)
            for refused in answer.get("Errors", ()):
                found = f"{refused.get('Key')} cannot be deleted: {refused.get('Message')}"
                raise SettingError(found, where=self._where)

    def note_manifest(self, manifest: bytes) -> None:
        """Upload the manifest."""
        self._put(MANIFEST, manifest)

    def close(self) -> None:
        """Do nothing more."""

    def _put(self, path: str, data: bytes) -> None:
        """Upload a file with its kind and how long it stays good."""
        self._ask(
            self._client.put_object,
            Bucket=self._bucket,
            Key=self._prefix + path,
            Body=data,
            ContentType=media_type(path),
            CacheControl=cache_rule(path),
        )

    def _keys(self, path: str, *, most: int = 0) -> set[str]:
        """Return the paths below the prefix that begin like this one: all, or so many."""
        found: set[str] = set()
        asked: dict[str, Any] = {"Bucket": self._bucket, "Prefix": self._prefix + path}
        while True:
            page = self._ask(self._client.list_objects_v2, **asked, **({"MaxKeys": most} if most else {}))
            found |= {one["Key"].removeprefix(self._prefix) for one in page.get("Contents", ())}
            if most or not page.get("IsTruncated"):
                return found
            asked["ContinuationToken"] = page["NextContinuationToken"]

    def _ask(self, act: Callable[..., Any], *given: Any, **named: Any) -> Any:
        try:
            return act(*given, **named)
        except self._errors as error:
            raise SettingError(
                f"the storage refuses: {error}",
                where=self._where,
                remedy="Check the name of the bucket and the keys, as `aws s3 ls` would use them.",
            ) from error
