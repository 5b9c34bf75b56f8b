#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take anything as their last argument; Swift needs functions
// that say what. curl copies strings; lists and contexts must live as long as the handle.

/// Sets an option that is a number or a switch.
static inline CURLcode salon_curl_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

/// Sets an option that is text.
static inline CURLcode salon_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

/// Sets the lines that a request has beside curl's own.
static inline CURLcode salon_curl_set_headers(CURL *curl, struct curl_slist *lines) {
  return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
}

/// Sets where curl writes what went wrong: CURL_ERROR_SIZE bytes.
static inline CURLcode salon_curl_set_error_buffer(CURL *curl, char *buffer) {
  return curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, buffer);
}

/// Takes bytes; how many it took, and anything else than all ends the transfer.
typedef size_t salon_curl_sink(char *bytes, size_t size, size_t count, void *context);

/// Sets who takes the lines of the head and the bytes of the body.
static inline CURLcode salon_curl_set_sinks(
    CURL *curl, salon_curl_sink *head, salon_curl_sink *body, void *context) {
  CURLcode code = curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, head);
  if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_HEADERDATA, context);
  if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_WRITEDATA, context);
  return code;
}

/// Where the last answer sends on to, as a whole address; NULL where it does not.
static inline const char *salon_curl_redirection(CURL *curl) {
  char *address = NULL;
  curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &address);
  return address;
}
