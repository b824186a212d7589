// bench_raw_limit FILE PORT RECORD_BYTES PAGE_BYTES: what this machine, this database and this HTTP server can do when
// there is no product between them: no rights, no reach, no log, no rules. Answers are filled up to the product's size.

#include <atomic>
#include <cstdio>
#include <exception>

#include "core/id.hpp"
#include "core/json_read.hpp"
#include "platform/http/server.hpp"
#include "raw_database.hpp"

namespace {

using namespace farflung;

struct Sizes {
    std::size_t record = 0;
    std::size_t page = 0;
};

http::Response json_answer(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", "application/json");
    response.body = std::move(body);
    return response;
}

void fill_up(std::string& json, std::size_t size) {
    if (json.size() < size) json.append(size - json.size(), ' ');
}

class RawLimit {
  public:
    RawLimit(db::Database& database, Sizes sizes) : database_(database), sizes_(sizes) {
        database_.read([&](db::Connection& connection) { model_ = bench::find_model(connection); });
    }

    void handle(http::Request const& request, http::Respond const& respond) {
        if (request.method == "POST") return insert(request, respond);
        std::string json;
        json.reserve(sizes_.page);
        auto const last = request.path.substr(request.path.rfind('/') + 1);
        auto const id = Uuid::parse(last);
        database_.read([&](db::Connection& connection) {
            if (id)
                bench::append_invoice(json, connection, model_, id->view());
            else
                bench::append_page(json, connection, model_);
        });
        fill_up(json, id ? sizes_.record : sizes_.page);
        respond(json_answer(200, std::move(json)));
    }

  private:
    void insert(http::Request const& request, http::Respond const& respond) {
        if (!JsonDocument::parse(request.body)) return respond(json_answer(422, "{}"));
        std::array<char, 17> id{};
        // Beyond every copied id, in order.
        std::snprintf(id.data(), id.size(), "9%015llu", static_cast<unsigned long long>(++inserted_));
        std::string const own(id.data(), 16);
        database_.write([this, own](db::Connection& connection) { bench::insert_invoice(connection, model_, own); },
                        [this, own, respond](std::exception_ptr const& failed) {
                            std::string json = "{\"id\":\"" + Uuid::from_bytes(own).text() + "\"}";
                            fill_up(json, sizes_.record);
                            respond(json_answer(failed ? 500 : 201, std::move(json)));
                        });
    }

    db::Database& database_;
    Sizes sizes_;
    bench::Model model_;
    std::atomic<std::uint64_t> inserted_ = 0;
};

void serve(std::string const& file, unsigned short port, Sizes sizes) {
    db::Settings settings;
    settings.url = "sqlite:" + file;
    auto const database = db::open(settings);
    RawLimit raw(*database, sizes);
    http::ServerSettings where;
    where.port = port;
    http::Server server(where, [&](http::Request request, http::Respond respond) { raw.handle(request, respond); });
    server.run();
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) {
        std::fputs("usage: bench_raw_limit FILE PORT RECORD_BYTES PAGE_BYTES\n", stderr);
        return 2;
    }
    try {
        serve(words[1], static_cast<unsigned short>(std::stoul(words[2])),
              {std::stoul(words[3]), std::stoul(words[4])});
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "bench_raw_limit: %s\n", error.what());
        return 1;
    }
}
