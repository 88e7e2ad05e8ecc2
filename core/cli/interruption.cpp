#include "core/cli/interruption.hpp"

#include <array>
#include <csignal>
#include <cstddef>

namespace portal_guide::cli {
namespace {

constexpr std::array kAsked = {SIGINT, SIGTERM, SIGHUP};
constexpr std::array kIgnored = {SIGPIPE, SIGXFSZ};

/// A signal's handler may only use a variable of this type.
volatile std::sig_atomic_t requested = 0;
std::array<struct sigaction, kAsked.size() + kIgnored.size()> handlers_before = {};

void request(int /*signal*/) { requested = 1; }

}  // namespace

Interruption::Interruption() {
  requested = 0;
  std::size_t index = 0;
  for (const int signal : kAsked) {
    struct sigaction action = {};
    action.sa_handler = request;
    sigaction(signal, nullptr, &handlers_before[index]);
    // A program that starts this one with a signal ignored, as nohup does, wants it to stay ignored.
    if (handlers_before[index++].sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
  for (const int signal : kIgnored) {
    struct sigaction action = {};
    action.sa_handler = SIG_IGN;
    sigaction(signal, &action, &handlers_before[index++]);
  }
}

Interruption::~Interruption() {
  std::size_t index = 0;
  for (const int signal : kAsked) {
    sigaction(signal, &handlers_before[index++], nullptr);
  }
  for (const int signal : kIgnored) {
    sigaction(signal, &handlers_before[index++], nullptr);
  }
}

bool Interruption::is_requested() { return requested != 0; }

}  // namespace portal_guide::cli
