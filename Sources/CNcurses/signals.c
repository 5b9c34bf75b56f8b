#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

int cn_event_counter(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// Signal handlers have no context: what they need is static here, and here alone.

static const int relayed[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
enum { relayed_count = sizeof relayed / sizeof relayed[0] };
static struct sigaction relayed_before[relayed_count];
static volatile sig_atomic_t relay_descriptor = -1;

static void relay(int number) {
  int kept = errno;
  unsigned char byte = (unsigned char)number;
  if (relay_descriptor >= 0 && write(relay_descriptor, &byte, 1) < 0) {
    // A full pipe holds signals enough.
  }
  errno = kept;
}

void cn_signals_start(int descriptor) {
  relay_descriptor = descriptor;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = relay;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < relayed_count; i++) sigaction(relayed[i], &action, &relayed_before[i]);
}

void cn_signals_stop(void) {
  if (relay_descriptor < 0) return;
  for (int i = 0; i < relayed_count; i++) sigaction(relayed[i], &relayed_before[i], NULL);
  relay_descriptor = -1;
}

void cn_stop(bool whole_group) {
  struct sigaction stop, before;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &before);
  sigset_t one, mask;
  sigemptyset(&one);
  sigaddset(&one, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &one, &mask);
  kill(whole_group ? 0 : getpid(), SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };
static struct sigaction fatal_before[fatal_count];
static volatile sig_atomic_t rescue_descriptor = -1;
static uint8_t rescue_bytes[512];
static size_t rescue_count;
static struct termios rescue_mode;

static void rescue(void) {
  int descriptor = rescue_descriptor;
  rescue_descriptor = -1;
  if (descriptor < 0) return;
  // What a terminal that reads nothing has not taken is dropped: there is room for these then.
  tcflush(descriptor, TCOFLUSH);
  size_t sent = 0;
  while (sent < rescue_count) {
    ssize_t count = write(descriptor, rescue_bytes + sent, rescue_count - sent);
    if (count <= 0) break;
    sent += (size_t)count;
  }
  tcsetattr(descriptor, TCSANOW, &rescue_mode);
}

static void rescue_from_crash(int number) {
  rescue();
  // The fault comes again on return and meets what was there before: a backtrace or a core.
  for (int i = 0; i < fatal_count; i++) {
    if (fatal[i] == number) sigaction(number, &fatal_before[i], NULL);
  }
  if (number == SIGABRT || number == SIGQUIT) raise(number);
}

void cn_rescue_start(int descriptor, const uint8_t *bytes, size_t count, const void *mode) {
  static bool at_exit = false;
  bool again = rescue_descriptor >= 0;
  rescue_descriptor = -1;
  rescue_count = count < sizeof rescue_bytes ? count : sizeof rescue_bytes;
  memcpy(rescue_bytes, bytes, rescue_count);
  memcpy(&rescue_mode, mode, sizeof rescue_mode);
  rescue_descriptor = descriptor;
  if (!at_exit) at_exit = atexit(rescue) == 0;
  if (again) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = rescue_from_crash;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &fatal_before[i]);
}

void cn_rescue_stop(void) {
  if (rescue_descriptor < 0) return;
  rescue_descriptor = -1;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &fatal_before[i], NULL);
}
