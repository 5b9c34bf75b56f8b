// Pseudo-terminals for tests: what Glibc does not show to Swift.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Opens a pseudo-terminal: descriptors of its two ends, closed on exec. 0, or an errno.
int cpty_open(int *master, int *slave);

/// Sets the size of a terminal in cells and pixels; its foreground group gets SIGWINCH.
void cpty_resize(int master, int rows, int columns, int width, int height);

/// Starts a program in a session of its own with the terminal `slave` as its controlling one and
/// signals as a shell leaves them. 0, or an errno.
int cpty_spawn(
    const char *path, char *const arguments[], char *const environment[], int slave, pid_t *child);

/// The cells of a scalar as glibc sees them, -1 when it has none.
int cpty_width(uint32_t scalar);
