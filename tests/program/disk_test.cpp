// A sanitizer wants to be the first library itself, so there is none to fail under one.
#ifdef DISK_FAULT_LIBRARY

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>

#include "support/served_company.hpp"
#include "support/shared_disk_fault_plan.hpp"

namespace farflung::test {

namespace {

using Call = DiskFaultPlan::Call;
using testing::HasSubstr;

constexpr int gave_up = 70;  // the program's status when its storage cannot be trusted any more

bool is_night() { return std::getenv("FARFLUNG_NIGHTLY") != nullptr; }
int last_call() { return is_night() ? 200 : 20; }

struct Request {
    std::string path;
    std::string body = "{}";
    std::string type = "application/json";
};
/// A key operation: what it needs before, the request, and the list that grows by one when it is done.
struct Operation {
    char const* name;
    char const* list;
    std::function<Request(int)> prepare;
    bool keeps_files = false;
};

struct Fault {
    Call call;
    int error;  // 0: the call fails and the program does not hear of it, as if it did not ask
    bool for_ever;
};

/// A company on a disk whose calls fail when they are told to.
class OnFailingDisk : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(program_under_test().empty()) << "FARFLUNG_BIN names no program";
        company_ = std::make_unique<ServedCompany>(
            std::string(),
            ServedCompany::Variables{{"LD_PRELOAD", DISK_FAULT_LIBRARY}, {disk_fault_variable, plan_.path()}});
        gozo_ = made("/parties", R"({"name":"Gozo","is_customer":true,"is_partner":true,"language":"en","zone":"UTC",)"
                                 R"("currency":"AUD","email":"rita@gozo.example"})");
        auto const project = made("/projects", R"({"title":"Timetable","customer_id":")" + gozo_ +
                                                   R"(","currency":"AUD","budget":{"amount":"9","currency":"AUD"}})");
        task_ = made("/tasks", R"({"project_id":")" + project + R"(","title":"Hours"})");
        issued();  // makes the accounts
        bank_ = account("1000");
        opening_ = account("3000");
    }

    std::string made(std::string const& path, std::string const& json) const {
        return text_member(company_->post(path, json), "id");
    }
    std::string account(std::string const& code) const {
        auto const page = company_->get("/ledger_accounts?code=" + code);
        return text_member(page, "id");
    }
    std::string invoice() const {
        return R"({"customer_id":")" + gozo_ +
               R"(","currency":"AUD","lines":[{"description":"Work","quantity":"2","price":"50","tax_rate":"0"}]})";
    }
    std::string issued() const { return made("/invoices/issued", invoice()); }
    std::string bill() const {
        return R"({"partner_id":")" + gozo_ +
               R"(","currency":"AUD","billed_on":"2026-01-05","lines":[{"description":"Part","price":"60"}]})";
    }
    std::vector<Operation> operations() const {
        return {
            {"party", "/parties",
             [](int n) {
                 return Request{"/parties", R"({"name":"Party )" + std::to_string(n) +
                                                R"(","language":"en","zone":"UTC","currency":"AUD"})"};
             }},
            {"draft", "/invoices",
             [this](int) {
                 return Request{"/invoices", invoice()};
             }},
            {"issue", "/invoices?kind=invoice&state=issued",
             [this](int) { return Request{"/invoices/" + made("/invoices", invoice()) + "/issue"}; }},
            {"invoice at once", "/invoices",
             [this](int) {
                 return Request{"/invoices/issued", invoice()};
             }},
            {"credit note", "/invoices?kind=credit_note",
             [this](int) { return Request{"/invoices/" + issued() + "/credit"}; }},
            {"payment", "/payments",
             [this](int) {
                 return Request{
                     "/payments",
                     R"({"party_id":")" + gozo_ +
                         R"(","amount":{"amount":"100.00","currency":"AUD"},"allocations":[{"invoice_id":")" +
                         issued() + "\"}]}"};
             }},
            {"bill", "/bills",
             [this](int) {
                 return Request{"/bills", bill()};
             }},
            {"payout", "/payments", [this](int) { return Request{"/bills/" + made("/bills", bill()) + "/pay"}; }},
            {"entry by hand", "/journal_entries",
             [this](int) {
                 auto const side = [](std::string const& id, char const* amount) {
                     return R"({"account_id":")" + id + R"(","amount":{"amount":")" + amount +
                            R"(","currency":"AUD"}})";
                 };
                 return Request{"/journal_entries", R"({"posted_on":"2026-01-05","text":"Float","postings":[)" +
                                                        side(bank_, "5.00") + "," + side(opening_, "-5.00") + "]}"};
             }},
            {"time", "/time_entries",
             [this](int n) {
                 return Request{"/time_entries", R"({"task_id":")" + task_ +
                                                     R"(","worked_on":"2026-01-05","minutes":30,"note":"No. )" +
                                                     std::to_string(n) + "\"}"};
             }},
            {"mail", "/tickets",
             [](int n) {
                 auto const number = std::to_string(n);
                 return Request{"/mail/inbound",
                                "From: Rita <rita@gozo.example>\r\nTo: help@tidewrack.example\r\nSubject: Ferry " +
                                    number + "\r\nMessage-ID: <" + number +
                                    "@gozo.example>\r\nContent-Type: text/plain\r\n\r\nLate.\r\n",
                                "message/rfc822"};
             },
             true},
            {"file", "/files",
             [this](int n) {
                 return Request{"/files?subject_entity=party&subject_id=" + gozo_ + "&name=a.txt",
                                "The bytes of " + std::to_string(n), "text/plain"};
             },
             true},
        };
    }

    std::optional<LineReply> send(Request const& request, std::string const& key) const {
        KeepAliveLine line(company_->host());
        return line.ask({.method = "POST",
                         .path = "/api/v1" + request.path,
                         .body = request.body,
                         .headers = company_->headers(key),
                         .type = request.type});
    }
    static bool is_success(std::optional<LineReply> const& reply) {
        return reply && reply->status >= 200 && reply->status <= 299;
    }
    int count_of(std::string const& list) const {
        auto const page =
            company_->get(list + (list.find('?') == std::string::npos ? "?" : "&") + "limit=1&count=true");
        return std::atoi(page.c_str() + page.find("\"count\":") + 8);
    }
    /// Whether it still takes writes; whoever gave up its storage ends, and says so by its status.
    bool still_works(std::string const& key) {
        if (is_success(send({"/saved_views", R"({"entity":"invoice","name":")" + key + "\"}"}, key))) return true;
        EXPECT_EQ(company_->wait(), gave_up);
        company_->start();
        return false;
    }
    /// A program that heard of no failure goes on until something ends it.
    bool comes_back() {
        company_->stop(SIGKILL);
        company_->start();
        return true;
    }
    bool holds_when_fails(Operation const& operation, Fault const& fault, int nth);
    std::string faults_found(Fault const& fault);

    SharedDiskFaultPlan plan_;
    std::unique_ptr<ServedCompany> company_;
    std::string gozo_;
    std::string task_;
    std::string bank_;
    std::string opening_;
    int trials_ = 0;
    int failures_ = 0;
};

/// True when the n-th call was made, and failed.
bool OnFailingDisk::holds_when_fails(Operation const& operation, Fault const& fault, int nth) {
    auto const key = "trial " + std::to_string(++trials_);
    SCOPED_TRACE(std::string(operation.name) + ", call " + std::to_string(fault.call) + ", error " +
                 std::to_string(fault.error) + (fault.for_ever ? " for ever" : "") + ", nth " + std::to_string(nth));
    auto const request = operation.prepare(trials_);
    auto const before = count_of(operation.list);
    plan_.arm(fault.call, fault.error, fault.for_ever, nth);
    auto const first = send(request, key);
    bool const has_failed = plan_.disarm();
    bool const lives = fault.error == 0 ? comes_back() : still_works(key + " after");
    if (has_failed) {
        ++failures_;
        bool const is_database = fault.call == Call::pwrite || (fault.call == Call::sync && !operation.keeps_files);
        bool const is_room = fault.call == Call::pwrite && fault.error == ENOSPC;
        EXPECT_TRUE(!is_database || lives == is_room) << "it goes on only when nothing but room was missing";
        bool const is_refused = is_room && first && !is_success(first);
        EXPECT_TRUE(!is_refused || first->status == 507) << first->body;
    } else {
        EXPECT_TRUE(is_success(first) && lives) << (first ? first->body : "no answer");
    }
    // What was answered is there, and what was not is done once when it is asked again.
    EXPECT_TRUE(!is_success(first) || count_of(operation.list) == before + 1);
    auto const again = send(request, key);
    EXPECT_TRUE(is_success(again)) << (again ? again->body : "no answer");
    EXPECT_TRUE(!is_success(first) || !again || first->body == again->body);
    EXPECT_EQ(count_of(operation.list), before + 1);
    return has_failed;
}

/// What a trial on a party says is wrong.
std::string OnFailingDisk::faults_found(Fault const& fault) {
    testing::TestPartResultArray found;
    {
        testing::ScopedFakeTestPartResultReporter const reporter(
            testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &found);
        holds_when_fails(operations().front(), fault, 1);
    }
    std::string words;
    for (int i = 0; i < found.size(); ++i) words += std::string(found.GetTestPartResult(i).message()) + '\n';
    return words;
}

}  // namespace

/// A3 on the real program: whichever call of an operation the disk refuses, nothing is answered that is not kept.
TEST_F(OnFailingDisk, whichever_call_fails_what_is_answered_is_kept) {
    std::vector<Fault> faults{{Call::pwrite, EIO, false},   {Call::pwrite, ENOSPC, true},    {Call::sync, EIO, false},
                              {Call::sync, EIO, true},      {Call::write, ENOSPC, true},     {Call::write, EIO, false},
                              {Call::truncate, EIO, false}, {Call::sync_folder, EIO, false}, {Call::rename, EIO, false},
                              {Call::rename, ENOSPC, true}};
    if (is_night()) {
        for (auto const call :
             {Call::pwrite, Call::sync, Call::sync_folder, Call::write, Call::truncate, Call::rename}) {
            for (auto const error : {EIO, ENOSPC})
                faults.insert(faults.end(), {{call, error, false}, {call, error, true}});
        }
    }
    for (auto const& operation : operations()) {
        for (auto const& fault : faults) {
            for (int nth = 1; nth <= last_call() && !HasFailure(); ++nth) {
                if (!holds_when_fails(operation, fault, nth)) break;
            }
        }
        auto const verified = company_->verify();
        EXPECT_EQ(verified.status, 0) << operation.name << verified.output;
    }
    EXPECT_GT(failures_, 100) << "the disk was not asked often enough";
    std::cout << trials_ << " trials, " << failures_ << " with a failed call\n";
}

/// The same trials find a program that goes on after a sync that failed, and one that loses what it answered.
TEST_F(OnFailingDisk, a_program_that_does_not_ask_whether_its_calls_failed_is_found_out) {
    EXPECT_THAT(faults_found({Call::sync, 0, false}), HasSubstr("it goes on only when nothing but room was missing"));
    EXPECT_THAT(faults_found({Call::pwrite, 0, true}), HasSubstr("count_of(operation.list)"));
}

}  // namespace farflung::test

#endif
