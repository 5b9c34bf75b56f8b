#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>

// A macro of term.h.
#undef columns

struct cn_screen {
  SCREEN *screen;
  FILE *file;
  bool colored;
};

// Colours of the terminal that terminfo's functions are set to.
static int terminfo_colors(void) {
  if (tigetflag("RGB") > 0) return 1 << 24;
  int count = tigetnum("colors");
  return count > 0 ? count : 0;
}

int cn_check_terminal(const char *type, int *colors) {
  int found = 0;
  *colors = 0;
  if (setupterm(type, STDOUT_FILENO, &found) != OK) {
    // 1 here is a description, but of a printing terminal; a generic one comes as 0 as well.
    return found == 1 ? cn_cannot_move_cursor : found == 0 ? cn_unknown_terminal : cn_no_database;
  }
  bool moves = cursor_address != NULL && clear_screen != NULL;
  *colors = terminfo_colors();
  del_curterm(cur_term);
  return moves ? cn_usable : cn_cannot_move_cursor;
}

int cn_memory_file(void) { return memfd_create("frame", MFD_CLOEXEC); }

cn_screen *cn_open(const char *type, int output, int rows, int columns, bool colored) {
  static const int handled[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  enum { count = sizeof handled / sizeof handled[0] };

  cn_screen *made = calloc(1, sizeof *made);
  int copy = dup(output);
  if (made == NULL || copy < 0 || (made->file = fdopen(copy, "w+")) == NULL) {
    if (copy >= 0) close(copy);
    free(made);
    return NULL;
  }
  // newterm installs handlers that write to the terminal by themselves: put back what was there.
  struct sigaction before[count];
  for (int i = 0; i < count; i++) sigaction(handled[i], NULL, &before[i]);
  // The size is the caller's. Without these two, a description that states none would be an error,
  // and LINES and COLUMNS would count.
  use_env(FALSE);
  use_tioctl(TRUE);
  made->screen = newterm(type, made->file, made->file);
  for (int i = 0; i < count; i++) sigaction(handled[i], &before[i], NULL);
  if (made->screen == NULL) {
    fclose(made->file);
    free(made);
    return NULL;
  }
  // Looking for keys typed ahead would break an update off halfway.
  typeahead(-1);
  resize_term(rows, columns);
  made->colored = colored && has_colors();
  if (made->colored) {
    start_color();
    use_default_colors();
  }
  curs_set(0);
  leaveok(stdscr, TRUE);
  // Shifting a line would shift the pictures in it.
  idcok(stdscr, FALSE);
  return made;
}

void cn_close(cn_screen *screen) {
  if (!isendwin()) endwin();
  delscreen(screen->screen);
  fclose(screen->file);
  free(screen);
}

int cn_colors(const cn_screen *screen) {
  return screen->colored ? terminfo_colors() : 0;
}

const char *cn_capability(const cn_screen *screen, const char *name) {
  (void)screen;
  char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

void cn_resize(cn_screen *screen, int rows, int columns) {
  (void)screen;
  resize_term(rows, columns);
  // What the smaller or larger window kept is not known here: all cells are put again.
  werase(stdscr);
}

void cn_put(
    cn_screen *screen, int row, int column, const uint32_t *scalars, int count, int attributes,
    int foreground, int background) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  attr_t set = A_NORMAL;
  if (attributes & cn_bold) set |= A_BOLD;
  if (attributes & cn_dim) set |= A_DIM;
  if (attributes & cn_reverse) set |= A_REVERSE;
  if (attributes & cn_underline) set |= A_UNDERLINE;
  int pair = 0;
  if (screen->colored && (foreground >= 0 || background >= 0)) {
    pair = alloc_pair(foreground, background);
    if (pair < 0) pair = 0;
  }
  cchar_t cell;
  if (setcchar(&cell, text, set, 0, &pair) == OK) mvadd_wchnstr(row, column, &cell, 1);
}

void cn_forget(cn_screen *screen) {
  (void)screen;
  clearok(curscr, TRUE);
}

void cn_update(cn_screen *screen) {
  (void)screen;
  wnoutrefresh(stdscr);
  doupdate();
}

void cn_leave(cn_screen *screen) {
  (void)screen;
  endwin();
}
