#include "modules.hpp"

#include "activity/module.hpp"
#include "bank/module.hpp"
#include "billing/module.hpp"
#include "crm/module.hpp"
#include "files/module.hpp"
#include "helpdesk/module.hpp"
#include "ledger/module.hpp"
#include "mail/module.hpp"
#include "people/module.hpp"
#include "platform/http/platform_routes.hpp"
#include "projects/module.hpp"
#include "talent/module.hpp"

namespace farflung {

std::vector<Module> all_modules() {
    return {
        http::platform(), people::people(),     files::files(),       activity::activity(),
        mail::mail(),     ledger::ledger(),     billing::billing(),   bank::bank(),
        crm::crm(),       projects::projects(), helpdesk::helpdesk(), talent::talent(),
    };
}

}  // namespace farflung
