#pragma once

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// The check that reads the account: started, stopped, resumed, and what its requests and timer bring.
namespace portal_guide::app {

void on(Change& change, const Response& response);
void on(Change& change, const RunChecks& wish);
void on(Change& change, const StopChecks& wish);
void on(Change& change, const ResumeChecks& wish);
void on(Change& change, const JudgePartly& wish);

/// For a request that brought no answer, and for a timer: they do nothing where they are not the run's.
void reading_failed(Change& change, const Failed& failed);
void tick(Change& change, const Timer& timer);
/// The run loses the connection of a mode. Does nothing where nothing is being read.
void interrupt_run(Change& change, Mode mode, Error why);

}  // namespace portal_guide::app
