#include "platform/sheets/document.hpp"

#include "core/refusal.hpp"

namespace farflung::sheets {

http::Document document_of(Sheet const& sheet, std::string const& form) {
    if (form == "csv") {
        return {.type = "text/csv; charset=utf-8", .bytes = to_csv(sheet), .filename = sheet.title + ".csv"};
    }
    if (form != "xlsx") throw Refusal(No::not_found, "document.no_such_form", {}, {{"form", form}});
    return {.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            .bytes = to_xlsx(sheet),
            .filename = sheet.title + ".xlsx"};
}

}  // namespace farflung::sheets
