#pragma once

#include "files/files.hpp"

namespace farflung {

struct Comment;
using CommentId = Id<Comment>;

}  // namespace farflung
