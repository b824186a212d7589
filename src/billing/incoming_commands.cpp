#include <algorithm>

#include "billing/incoming_credit.hpp"
#include "billing/incoming_paper.hpp"
#include "core/tax_number.hpp"
#include "core/text.hpp"
#include "platform/blobs/store.hpp"
#include "platform/http/resource.hpp"

namespace farflung::billing {

namespace {

std::string plain_account(std::string iban) {
    std::erase(iban, ' ');
    return iban;
}

std::string plain_number(std::string const& number, std::string const& country) {
    return number.empty() ? number : check_tax_number(number, country).number;
}

/// Every party that may send us an invoice.
std::vector<Party> vendors(Unit const& unit) {
    return unit.where<Party>("(t.is_partner = 1 or t.is_vendor = 1) and t.is_own = 0", {});
}

/// The number is the surest sign, then the account, then the name.
std::optional<std::pair<PartyId, MatchedBy>> vendor_of(Unit const& unit, ReceivedFile const& file) {
    auto const all = vendors(unit);
    auto const& sender = file.sender;
    auto const number = plain_number(sender.tax_number, sender.address ? sender.address->country : "");
    auto const name = search_key(sender.name);
    auto const first = [&](auto const& fits) {
        auto const found = std::ranges::find_if(all, fits);
        return found == all.end() ? std::optional<PartyId>{} : found->id;
    };
    auto const by_number = number.empty() ? std::nullopt : first([&](Party const& party) {
        return plain_number(party.tax_number, party.address.country) == number;
    });
    if (by_number) return std::pair{*by_number, MatchedBy::tax_number};
    auto const& iban = file.invoice.iban;
    auto const by_account =
        iban.empty() ? std::nullopt : first([&](Party const& party) { return plain_account(party.iban) == iban; });
    if (by_account) return std::pair{*by_account, MatchedBy::account};
    auto const by_name = first([&](Party const& party) { return search_key(party.name) == name; });
    if (by_name) return std::pair{*by_name, MatchedBy::name};
    return std::nullopt;
}

/// A bill that we made for accepted work already is what this invoice asks for: it must not be booked twice.
std::optional<Bill> bill_for_work(Unit const& unit, IncomingInvoice const& invoice) {
    auto const bills = unit.where<Bill>(
        "t.partner_id = :partner and t.source_kind <> '' and t.their_number = '' and t.currency = :currency"
        " and not exists (select 1 from billing_incoming_invoices i where i.workspace_id = t.workspace_id"
        " and i.bill_id = t.id)",
        {{"partner", *invoice.vendor_id}, {"currency", invoice.currency}}, "t.billed_on, t.id");
    auto const is_named = [&](Bill const& bill) {
        bool const by_line = std::ranges::any_of(bill.lines, [&](BillLine const& line) {
            return search_key(line.description) == search_key(invoice.order_reference);
        });
        return !invoice.order_reference.empty() && (bill.number == invoice.order_reference || by_line);
    };
    auto found = std::ranges::find_if(bills, is_named);
    if (found == bills.end()) found = std::ranges::find(bills, invoice.total, &Bill::total);
    return found == bills.end() ? std::optional<Bill>{} : *found;
}

void compare(Unit const& unit, IncomingInvoice& invoice) {
    std::erase_if(invoice.differences, [](IncomingDifference const& one) { return !is_on_paper(one); });
    invoice.bill_id.reset();
    invoice.corrects_id.reset();
    if (!invoice.vendor_id) return;
    if (invoice.is_credit_note) {  // asks for no money, so that its account says nothing
        invoice.corrects_id = bill_taken_back(unit, invoice);
        return;
    }
    auto const vendor = unit.get(*invoice.vendor_id);
    auto const ours = plain_account(vendor.iban.empty() ? vendor.bank_account : vendor.iban);
    if (!invoice.iban.empty() && invoice.iban != ours) invoice.differences.push_back({"iban", invoice.iban, ours});
    if (auto const bill = bill_for_work(unit, invoice)) {
        invoice.bill_id = bill->id;
        if (bill->total != invoice.total) {
            invoice.differences.push_back({"total", invoice.total.text(), bill->total.text()});
        }
    }
}

bool has_difference(IncomingInvoice const& invoice, std::string_view field) {
    return std::ranges::any_of(invoice.differences, [&](IncomingDifference const& one) { return one.field == field; });
}

/// The same number of the same sender, under its own name or as a vendor of ours; also when the bill was typed.
std::optional<KnownInvoice> find_known(Unit const& unit, IncomingInvoice const& invoice) {
    auto const vendor = invoice.vendor_id.value_or(PartyId{});
    auto here = unit.where<IncomingInvoice>(
        "t.number = :number and t.state <> 'refused' and (t.sender = :sender or t.vendor_id = :vendor)",
        {{"number", invoice.number}, {"sender", invoice.sender}, {"vendor", vendor}});
    std::erase_if(here, [&](IncomingInvoice const& other) { return other.id == invoice.id; });
    if (!here.empty()) {
        auto const& first = here.front();
        return KnownInvoice{first.id, first.bill_id, first.total == invoice.total && first.iban == invoice.iban};
    }
    auto const typed = unit.where<Bill>("t.partner_id = :vendor and t.their_number = :number",
                                        {{"number", invoice.number}, {"vendor", vendor}});
    if (typed.empty()) return std::nullopt;
    return KnownInvoice{{}, typed.front().id, typed.front().total == invoice.total};
}

void refuse_known(Unit const& unit, IncomingInvoice const& invoice) {
    if (find_known(unit, invoice)) throw Refusal(No::conflict, "e_invoice.known", {}, {{"number", invoice.number}});
}

/// The invoice with its vendor, where the sender is one that we know.
IncomingInvoice matched(Unit const& unit, ReceivedFile const& file) {
    auto invoice = file.invoice;
    if (auto const vendor = vendor_of(unit, file)) std::tie(invoice.vendor_id, invoice.matched_by) = *vendor;
    return invoice;
}

void refuse_unless_acceptable(IncomingInvoice const& invoice) {
    if (!invoice.vendor_id) throw Refusal(No::conflict, "e_invoice.no_vendor", "vendor_id");
    bool const is_broken = std::ranges::any_of(
        invoice.findings, [](e_invoice::Finding const& one) { return one.severity == e_invoice::Severity::fatal; });
    if (is_broken) throw Refusal(No::conflict, "e_invoice.broken", "findings");
    if (has_difference(invoice, "total")) throw Refusal(No::conflict, "e_invoice.other_total", "total");
}

void book(Unit& unit, IncomingInvoice& invoice, BookIncoming const& request) {
    if (invoice.bill_id && request.booked_on) throw Refusal(No::conflict, "bill.booked_before", "booked_on");
    if (invoice.is_credit_note) {
        invoice.bill_id = book_incoming_credit(unit, invoice, request);
        invoice.corrects_id = unit.get(*invoice.bill_id).corrects_id;
    } else if (!invoice.bill_id) {
        invoice.bill_id = make_bill(unit, {.partner_id = *invoice.vendor_id,
                                           .currency = invoice.currency,
                                           .billed_on = *invoice.issued_on,
                                           .due_on = invoice.due_on,
                                           .their_number = invoice.number,
                                           .lines = invoice.lines,
                                           .booked_on = request.booked_on});
    }
    invoice.state = IncomingState::booked;
    unit.save(invoice);
}

void hold(Unit& unit, IncomingInvoice& invoice) {
    invoice.state = IncomingState::held;
    unit.save(invoice);
    if (has_difference(invoice, "iban")) {
        unit.emit(AccountChangeHeld{invoice.number, invoice.sender}, "incoming_invoice", invoice.id.value);
    } else {
        unit.emit(PaperDifferenceHeld{invoice.number, invoice.sender}, "incoming_invoice", invoice.id.value);
    }
}

/// The account is what was said yes to.
void take_account_over(Unit& unit, IncomingInvoice const& invoice) {
    auto vendor = unit.get(*invoice.vendor_id);
    // It is of the bank that the vendor left; beside another's IBAN a payment would come back.
    if (plain_account(vendor.iban) != invoice.iban) vendor.bic.clear();
    vendor.iban = invoice.iban;
    vendor.account_changed_by.reset();
    unit.save(vendor);
}

IncomingInvoice take(Unit const& unit, IncomingInvoiceId id, std::string_view verb) {
    auto invoice = unit.get(id);
    unit.authorize(verb, invoice);
    http::refuse_in_wrong_state(verb, invoice);
    return invoice;
}

}  // namespace

EInvoiceValidation validate(Unit const&, http::Body const& body) { return validate_e_invoice(body.bytes); }

ReceivedFile read_file(Unit const& unit, http::Body const& body) {
    try {
        auto document = read_incoming(body.bytes);
        read_paper(document, body.bytes);
        ReceivedFile file{to_incoming(document), document.read.invoice.seller};
        file.invoice.file_sha256 = unit.world().blobs().put(body.bytes);
        return file;
    } catch (e_invoice::Unreadable const& fault) {
        throw Refusal(No::invalid, "e_invoice.not_readable", {},
                      {{"reason", fault.reason}, {"line", std::to_string(fault.line)}});
    }
}

IncomingInvoice receive(Unit& unit, ReceivedFile const& file) {
    auto invoice = matched(unit, file);
    unit.authorize("receive", invoice);
    refuse_known(unit, invoice);
    compare(unit, invoice);
    unit.insert(invoice);
    unit.emit(EInvoiceReceived{invoice.number, invoice.sender, invoice.total}, "incoming_invoice", invoice.id.value);
    return invoice;
}

std::optional<KnownInvoice> known(Unit const& unit, ReceivedFile const& file) {
    return find_known(unit, matched(unit, file));
}

IncomingInvoice match(Unit& unit, IncomingInvoiceId id, MatchIncoming const& request) {
    auto invoice = take(unit, id, "match");
    http::check_references_within_reach(unit, request);
    auto const party = unit.get(request.vendor_id);
    if (!party.is_partner && !party.is_vendor) throw Refusal(No::invalid, "e_invoice.not_a_vendor", "vendor_id");
    invoice.vendor_id = request.vendor_id;
    invoice.matched_by = MatchedBy::hand;
    compare(unit, invoice);
    unit.save(invoice);
    return invoice;
}

IncomingInvoice accept(Unit& unit, IncomingInvoiceId id, BookIncoming const& request) {
    auto invoice = take(unit, id, "accept");
    refuse_known(unit, invoice);  // by hand, another vendor may have been named
    compare(unit, invoice);       // the party may have changed since it came
    refuse_unless_acceptable(invoice);
    invoice.accepted_by = unit.actor().account;
    if (takes_second_person(invoice)) {
        hold(unit, invoice);
    } else {
        book(unit, invoice, request);
    }
    return invoice;
}

IncomingInvoice approve(Unit& unit, IncomingInvoiceId id, BookIncoming const& request) {
    auto invoice = take(unit, id, "approve");
    // Whoever accepted may be the one who was deceived, or who deceives.
    if (invoice.accepted_by == unit.actor().account) throw Refusal(No::conflict, "e_invoice.second_person");
    bool const is_about_account = has_difference(invoice, "iban");
    compare(unit, invoice);
    refuse_unless_acceptable(invoice);
    if (is_about_account) take_account_over(unit, invoice);
    book(unit, invoice, request);
    return invoice;
}

IncomingInvoice refuse(Unit& unit, IncomingInvoiceId id, RefuseIncoming const& request) {
    auto invoice = take(unit, id, "refuse");
    invoice.state = IncomingState::refused;
    invoice.reason = request.reason;
    invoice.bill_id.reset();
    unit.save(invoice);
    return invoice;
}

http::Document incoming_file(Unit const& unit, IncomingInvoiceId id) {
    auto const invoice = unit.get(id);
    auto bytes = unit.world().blobs().get(invoice.file_sha256);
    if (!bytes) throw std::runtime_error("the file of an incoming invoice is gone");
    bool const is_pdf = invoice.file_type == "application/pdf";
    return {
        .type = invoice.file_type, .bytes = std::move(*bytes), .filename = invoice.number + (is_pdf ? ".pdf" : ".xml")};
}

}  // namespace farflung::billing
