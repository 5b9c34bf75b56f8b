// For renameat2, which is Linux's own.
#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int cfiles_rename_exclusively(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // Some file systems cannot do it in one step (NFS, some of FUSE). A second name is given only
  // where there is none of it; between the two calls the file has both, and is never without one.
  if (link(from, to) != 0) return errno;
  return unlink(from) == 0 ? 0 : errno;
}
