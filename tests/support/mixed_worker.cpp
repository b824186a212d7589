#include "support/mixed_worker.hpp"

#include <utility>

namespace farflung::test {

namespace {

std::string mail_about(std::string const& subject) {
    return "From: Rita <rita@gozo.example>\r\nTo: help@tidewrack.example\r\nSubject: " + subject + "\r\nMessage-ID: <" +
           subject.substr(subject.find(' ') + 1) + "@gozo.example>\r\nMIME-Version: 1.0\r\n" +
           "Content-Type: text/plain; charset=utf-8\r\n\r\nThe ferry is late.\r\n";
}

std::string in_url(std::string text) {
    for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ')) text.replace(at, 1, "_");
    return text;
}

}  // namespace

MixedWorker::MixedWorker(int number, Work work)
    : number_(number),
      work_(std::move(work)),
      // Not with what needs an invoice that it has not made yet.
      step_(std::array{Step::party, Step::draft, Step::mail, Step::file, Step::time}.at(
          static_cast<std::size_t>(number % 5))) {}

void MixedWorker::work(ServedCompany const& company) {
    KeepAliveLine line(company.host());
    for (;;) {
        if (!pending_) pending_ = next();
        auto const reply = line.ask({.method = "POST",
                                     .path = "/api/v1" + pending_->path,
                                     .body = pending_->body,
                                     .headers = company.headers(pending_->key),
                                     .type = pending_->type});
        if (!reply) return;
        if (reply->status < 200 || reply->status > 299) {
            refused.push_back(pending_->path + ": " + reply->head + reply->body);
            return;
        }
        take(*reply);
    }
}

MixedWorker::Write MixedWorker::next() {
    auto const key = "worker " + std::to_string(number_) + "-" + std::to_string(++written_);
    switch (step_) {
        case Step::party:
            return {"/parties",
                    R"({"kind":"organisation","name":")" + key + R"(","language":"en","zone":"UTC","currency":"AUD"})",
                    key};
        case Step::draft:
            return {"/invoices",
                    R"({"customer_id":")" + work_.customer + R"(","currency":"AUD","reference":")" + key +
                        R"(","lines":[{"description":"Work","quantity":"2","price":"100","tax_rate":"10"},)" +
                        R"({"description":"Travel","quantity":"1","price":"55.55","tax_rate":"10"}]})",
                    key};
        case Step::issue:
            return {"/invoices/" + invoice_ + "/issue", "{}", key};
        case Step::payment:
            return {"/payments",
                    R"({"party_id":")" + work_.customer + R"(","reference":")" + key +
                        R"(","amount":{"amount":"281.11","currency":"AUD"},"allocations":[{"invoice_id":")" + invoice_ +
                        "\"}]}",
                    key};
        case Step::mail:
            return {"/mail/inbound", mail_about(key), key, "message/rfc822"};
        case Step::file:
            return {"/files?subject_entity=party&subject_id=" + work_.customer + "&name=" + in_url(key) + ".txt",
                    "The bytes of " + key, key, "text/plain"};
        case Step::time:
            break;
    }
    return {"/time_entries",
            R"({"task_id":")" + work_.task + R"(","worked_on":"2026-01-05","minutes":30,"note":")" + key + "\"}", key};
}

void MixedWorker::expect_member(std::string const& path, std::string_view name, std::string const& value) {
    traces.push_back({path, "\"" + std::string(name) + "\":\"" + value + "\""});
}

void MixedWorker::take(LineReply const& reply) {
    auto const id = text_member(reply.body, "id");
    auto const& key = pending_->key;
    switch (step_) {
        case Step::party:
            expect_member("/parties/" + id, "name", key);
            break;
        case Step::draft:
            invoice_ = id;
            expect_member("/invoices/" + id, "reference", key);
            break;
        case Step::issue:
            expect_member("/invoices/" + id, "number", text_member(reply.body, "number"));
            break;
        case Step::payment:
            // The payment and what it settled are one: neither without the other.
            expect_member("/payments/" + id, "reference", key);
            expect_member("/invoices/" + invoice_, "state", "paid");
            break;
        case Step::mail:
            expect_member("/tickets/" + text_member(reply.body, "ticket_id"), "subject", key);
            traces.push_back({"/messages/" + text_member(reply.body, "message_id") + "/raw", mail_about(key)});
            break;
        case Step::file:
            traces.push_back({"/files/" + id + "/content", pending_->body});
            break;
        case Step::time:
            expect_member("/time_entries/" + id, "note", key);
            break;
    }
    ++done_.at(static_cast<std::size_t>(step_));
    step_ = static_cast<Step>((static_cast<int>(step_) + 1) % steps);
    pending_.reset();
}

}  // namespace farflung::test
