#pragma once

#include "billing/invoice.hpp"

namespace farflung::billing {

struct AskConsumerThreshold {
    int year{};
};
constexpr auto describe(Of<AskConsumerThreshold>) {
    return record("ask_consumer_threshold",
                  field("year", &AskConsumerThreshold::year, {.min = 2021, .max = 2999, .label = "Year"}));
}

/// Where a seller stands before the threshold: it binds only who sits in the Union and has not registered; `near` from
/// four fifths of it on.
enum class ThresholdState { outside, registered, below, near, over };
constexpr auto describe(Of<ThresholdState>) {
    return enumeration("threshold_state", "outside", "registered", "below", "near", "over");
}

struct ConsumerThreshold {
    int year{};
    ThresholdState state = ThresholdState::outside;
    Amount limit;
    Amount alarm;
    Amount sold;         // in the year
    Amount sold_before;  // in the year before
};
constexpr auto describe(Of<ConsumerThreshold>) {
    return record("consumer_threshold", field("year", &ConsumerThreshold::year, {.label = "Year"}),
                  field("state", &ConsumerThreshold::state, {.label = "State"}),
                  field("limit", &ConsumerThreshold::limit, {.label = "Threshold"}),
                  field("alarm", &ConsumerThreshold::alarm, {.label = "Said from here on"}),
                  field("sold", &ConsumerThreshold::sold, {.label = "Sold in the year"}),
                  field("sold_before", &ConsumerThreshold::sold_before, {.label = "Sold in the year before"}));
}

/// What was sold in a year and the one before, goods and what comes over the network by itself, without tax, to
/// consumers of other member states, in euro at the rates of the days of issue. Above EUR 10,000 in either it bears the
/// tax of the consumer's country (Directive 2006/112/EC Art. 59c). A document that sells such things and others at one
/// rate counts whole: the safe side for an alarm. Refuses `rate.missing`.
ConsumerThreshold consumer_threshold(Unit const& unit, AskConsumerThreshold const& request);

}  // namespace farflung::billing
