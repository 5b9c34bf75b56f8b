// What Terminal needs of ncurses and libc, without their global variables and macros.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Text

/// The cells that one scalar takes in a UTF-8 terminal: 0, 1, 2, or -1 when it cannot be shown.
/// Does not depend on the process's locale.
int cn_width(uint32_t scalar);

/// Sets the process's LC_CTYPE and says whether its encoding is UTF-8. `name` as for setlocale.
bool cn_use_locale(const char *name);

// One ncurses screen at a time, written into a file and never to the terminal itself

/// Cell attributes of cn_put.
enum { cn_bold = 1, cn_dim = 2, cn_reverse = 4, cn_underline = 8 };

/// What cn_check_terminal found.
enum { cn_usable = 0, cn_unknown_terminal = 1, cn_no_database = 2, cn_cannot_move_cursor = 3 };

typedef struct cn_screen cn_screen;

/// Whether the terminfo database describes `type` well enough to draw on it; its colours go to
/// `colors`, as cn_colors gives them.
int cn_check_terminal(const char *type, int *colors);

/// An anonymous file in memory, or -1.
int cn_memory_file(void);

/// Starts ncurses for a terminal of `type` and `rows` by `columns` cells. Everything that ncurses
/// writes goes to the file `output`, which stays the caller's. With `colored` false no colour is
/// ever sent. NULL on failure.
cn_screen *cn_open(const char *type, int output, int rows, int columns, bool colored);

/// Ends ncurses and frees the screen; writes nothing.
void cn_close(cn_screen *screen);

/// Colours of the terminal: 0, 8, 16, 256 or, where colours are red, green and blue themselves, 1
/// << 24.
int cn_colors(const cn_screen *screen);

/// A string capability without parameters ("rmcup"), or NULL.
const char *cn_capability(const cn_screen *screen, const char *name);

/// Tells ncurses the screen's size, both at least 1, and blanks every cell.
void cn_resize(cn_screen *screen, int rows, int columns);

/// Puts one character, `count` scalars of which all but the first combine with it, into a cell.
/// Colours are terminal colour numbers, -1 for the terminal's own.
void cn_put(
    cn_screen *screen, int row, int column, const uint32_t *scalars, int count, int attributes,
    int foreground, int background);

/// Forgets what is on the terminal: the next cn_update clears it and draws all.
void cn_forget(cn_screen *screen);

/// Writes what differs between the cells that were put and the terminal.
void cn_update(cn_screen *screen);

/// Writes what gives the terminal back; a cn_update after it takes the terminal again.
void cn_leave(cn_screen *screen);

// Waking

/// A counter that polls as readable once 8 bytes were written into it, or -1.
int cn_event_counter(void);

// Signals

/// Sends the number of every window, stop, continue and end signal, one byte each, into the pipe
/// end `descriptor`.
void cn_signals_start(int descriptor);

/// Gives the signals back their dispositions of before cn_signals_start.
void cn_signals_stop(void);

/// Stops this process, or its whole process group, as a shell's job control expects; returns once
/// continued.
void cn_stop(bool whole_group);

/// From now on a crash or exit writes `bytes`, at most 512, to the terminal `descriptor` and sets
/// `mode` on it, a struct termios.
void cn_rescue_start(int descriptor, const uint8_t *bytes, size_t count, const void *mode);

/// A crash or exit no longer touches the terminal.
void cn_rescue_stop(void);
