#pragma once

#include "projects/projects.hpp"

namespace farflung {

struct Offer;
using OfferId = Id<Offer>;
struct Delivery;
using DeliveryId = Id<Delivery>;

}  // namespace farflung
