# What tests of anything that stores need: a throw-away PostgreSQL, a fixture that runs on both databases, and a
# SQLite disk that fails on demand.
add_library(test_postgres STATIC tests/support/postgres_cluster.cpp)
target_include_directories(test_postgres PUBLIC tests/support)
target_link_libraries(test_postgres PUBLIC farflung_flags PostgreSQL::PostgreSQL Threads::Threads)

add_executable(with_postgres tests/support/with_postgres.cpp)
target_link_libraries(with_postgres PRIVATE test_postgres)

add_library(test_databases STATIC tests/support/database_under_test.cpp tests/support/faulty_vfs.cpp)
target_link_libraries(test_databases PUBLIC test_postgres db SQLite::SQLite3 GTest::gtest)

# A real mail server for the tests of outgoing mail.
add_library(test_smtp STATIC tests/support/smtp_server.cpp)
target_link_libraries(test_smtp PUBLIC test_databases)

# A service outside for the tests of what asks one: our own server, and one whose certificate is nobody's.
add_library(test_web STATIC tests/support/web_server.cpp)
target_include_directories(test_web PUBLIC tests/support)
target_link_libraries(test_web PUBLIC http OpenSSL::SSL)

# The official rules of e-invoices, run as their authors ship them.
add_library(test_official_rules STATIC tests/support/official_rules.cpp)
target_include_directories(test_official_rules PUBLIC tests/support)
target_link_libraries(test_official_rules PUBLIC core)
