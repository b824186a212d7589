#pragma once

#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <string_view>
#include <vector>

namespace farflung::http {

/// Bytes that were read and not yet taken, in one piece.
class InputBuffer {
  public:
    std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }

    void consume(std::size_t size) {
        begin_ += size;
        if (begin_ == end_) begin_ = end_ = 0;
    }

    /// Room for at least so many more.
    boost::asio::mutable_buffer prepare(std::size_t size) {
        if (bytes_.size() - end_ < size) {
            bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(begin_));
            end_ -= begin_;
            begin_ = 0;
            bytes_.resize(end_ + size);
        }
        return {bytes_.data() + end_, bytes_.size() - end_};
    }

    void commit(std::size_t size) { end_ += size; }

    /// Ten thousand idle connections must not keep what one upload needed.
    void shrink() {
        if (empty()) bytes_ = {};
    }

  private:
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace farflung::http
