#pragma once

#include <string>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "e_invoice/xml_writer.hpp"
#include "people/people.hpp"

namespace farflung::bank {

/// Who holds an account, as a file for a bank names it.
struct AccountHolder {
    std::string name;
    Address address;
    std::string iban;
    std::string bic;
};

/// The limits of the forms that banks take in SEPA (EPC132-08, EPC130-08).
inline constexpr std::size_t longest_name = 70;
inline constexpr std::size_t longest_reference = 140;
inline constexpr std::size_t longest_end_to_end_id = 35;

/// Which edition of a message is written: the older names banks by BIC and has addresses as lines, the newer has them
/// structured, which banks of the euro area take alone from November 2026 on.
enum class MessageEdition { older, newer };
constexpr auto describe(Of<MessageEdition>) { return enumeration("message_edition", "older", "newer"); }

/// Notes at `path` what a bank would refuse of a holder: no name, no valid IBAN of SEPA, and outside the EEA no BIC.
void check_holder(AccountHolder const& holder, std::string const& path, Problems& problems);
/// Notes a missing town or country: whoever pays beyond the EEA is named with them.
void check_address(Address const& address, std::string const& path, Problems& problems);
/// Whether money to or from this account leaves the EEA.
bool is_beyond_eea(AccountHolder const& holder);

/// Writes the messages of ISO 20022 that the forms below share.
class PaymentWriter {
  public:
    PaymentWriter(std::string_view message, MessageEdition edition);

    void element(std::string_view name, std::string value) { xml_.text(name, value); }
    void group(std::string_view name, e_invoice::Walker::Inside const& inside) { xml_.group(name, inside); }
    /// `Dbtr`, or whatever it is called here, with name and address.
    void party(std::string_view name, AccountHolder const& holder);
    void account(std::string_view name, AccountHolder const& holder);
    /// Without a BIC it is left out, or, where the form wants one, written as not provided.
    void agent(std::string_view name, AccountHolder const& holder, bool is_wanted);
    void amount(std::string_view name, Amount amount);
    /// `RmtInf`: an ISO 11649 reference stands structured, anything else as text.
    void reference(std::string const& text);
    /// The whole of a message: `Document` and within it `root`.
    std::string document(std::string_view root, e_invoice::Walker::Inside const& inside);

  private:
    void address(Address const& address);

    e_invoice::XmlWriter xml_;
    std::string name_space_;
    MessageEdition edition_;
};

/// `GrpHdr`: the message's id, when it was made, how many transactions, and what they sum to.
void write_header(PaymentWriter& xml, std::string const& message_id, Instant made_at, std::size_t count, Amount sum,
                  AccountHolder const& initiator);

}  // namespace farflung::bank
