"""Where a site can be published: a folder, a host by rsync, a branch of git, a bucket that speaks S3."""
