#pragma once

#include "billing/billing_world.hpp"
#include "billing/sample_invoice.hpp"
#include "e_invoice/write.hpp"

namespace farflung::billing {

/// A world in which Carpat, a partner, sends e-invoices.
class IncomingWorld : public BillingWorld {
  protected:
    IncomingWorld() {
        as_system([&](Unit& unit) {
            auto carpat = unit.get(*PartyId::parse(party_.at("carpat")));
            carpat.tax_number = "RO18547290";
            carpat.iban = known_iban;
            carpat.bic = "AAAAROBU";
            unit.save(carpat);
        });
    }
    test::Reply upload(std::string const& path, std::string bytes) {
        return ask("fran", {.method = "POST",
                            .path = path,
                            .body = std::move(bytes),
                            .headers = {{"Content-Type", "application/xml"}}});
    }
    test::Reply receive_from_carpat(std::string const& number, std::string const& iban) {
        return upload("/e_invoices", e_invoice::write(partners_invoice(number, iban), e_invoice::Syntax::ubl));
    }
};

}  // namespace farflung::billing
