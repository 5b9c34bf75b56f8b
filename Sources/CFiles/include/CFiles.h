#ifndef CFILES_H
#define CFILES_H

// Gives a file another name unless that name is taken, in one step.
//
// 0, or the error: EEXIST where the name is taken, EXDEV where it is in another file system.
int cfiles_rename_exclusively(const char *from, const char *to);

#endif
