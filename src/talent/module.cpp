#include "talent/module.hpp"

#include "platform/http/resource.hpp"
#include "talent/directory.hpp"
#include "talent/offer.hpp"
#include "talent/working.hpp"

namespace farflung::talent {

Module talent() {
    constexpr auto leaders = key::owner | key::admin | key::projects;
    return {
        .name = "talent",
        .entities = {entity_entry<WorkPackage>("/work_packages"), entity_entry<Offer>("/offers"),
                     entity_entry<Delivery>("/deliveries")},
        .routes = join({
            resource<WorkPackage>("/work_packages"),
            resource<Offer>("/offers"),
            resource<Delivery>("/deliveries"),
            {
                get("/partners", key::member, find_partners),
                get("/working", key::member, working),
                post("/tasks/{id}/package", leaders, package_from_task),
                post("/work_packages/{id}/offer", leaders, make_offer),
                get("/work_packages/{id}/offers", key::member, compare_offers),
                post("/work_packages/{id}/deliver", key::partner, deliver),
                post("/work_packages/{id}/accept", leaders, accept_delivery),
                post("/work_packages/{id}/send_back", leaders, send_delivery_back),
                post("/offers/{id}/accept", leaders | key::partner, accept_offer),
                post("/offers/{id}/decline", leaders | key::partner, decline_offer),
                post("/offers/{id}/counter", key::partner, counter_offer),
                post("/offers/{id}/withdraw", leaders, withdraw_offer),
            },
        }),
        .events = {event<OfferMade>("{actor} offered this for {price}"),
                   event<OfferCountered>("{actor} asked for {price} instead"), event<OfferDeclined>("{actor} declined"),
                   event<OfferClosed>("The work went to someone else this time. Thank you for looking at it."),
                   event<WorkAgreed>("{actor} agreed to {price}"), event<WorkDelivered>("{actor} delivered"),
                   event<WorkAccepted>("{actor} accepted the delivery"),
                   event<WorkSentBack>("{actor} sent it back: {reason}")},
        .sentences = {{"task.has_package", "This task has a work package already."},
                      {"package.already_agreed", "This work is agreed with a partner already."},
                      {"package.not_agreed", "This work is not agreed, or not yours."},
                      {"package.nothing_delivered", "Nothing was delivered yet."},
                      {"offer.not_a_partner", "Choose a partner."},
                      {"offer.already_asked", "This partner was asked already."},
                      {"offer.closed", "This offer is closed."}},
    };
}

}  // namespace farflung::talent
