#pragma once

#include "platform/module.hpp"

namespace farflung::helpdesk {

/// Tickets, their messages, and the mails that come in.
Module helpdesk();

}  // namespace farflung::helpdesk
