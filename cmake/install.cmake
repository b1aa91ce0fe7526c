# What `cmake --install` copies: the command, its worker, the examples that `init` begins from, the licence that `package` puts beside fonts, and the library with its public headers, for find_package(Handbill).
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Handbill)
set_target_properties(handbill_app PROPERTIES EXPORT_NAME handbill)
set_target_properties(handbill-svg-worker PROPERTIES EXPORT_NAME svg-worker)
# Below include/handbill, so that "app/handbill.h" means the same there as it does here.
target_include_directories(handbill_app INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/handbill>)
# The standard that the headers are written in.
target_compile_features(handbill_app INTERFACE cxx_std_20)

install(TARGETS handbill RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS handbill-svg-worker EXPORT HandbillTargets RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/handbill)
install(DIRECTORY docs/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/handbill)
install(DIRECTORY profiles DESTINATION ${CMAKE_INSTALL_DATADIR}/handbill/press)
install(DIRECTORY third_party/icc DESTINATION ${CMAKE_INSTALL_DATADIR}/handbill/press/third_party)
install(FILES third_party/ofl/OFL-1.1.txt DESTINATION ${CMAKE_INSTALL_DATADIR}/handbill/licences)
install(FILES src/app/handbill.h src/app/job.h src/app/imposition.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/handbill/app)
install(FILES src/impose/impose.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/handbill/impose)
# The headers of src/app that are installed and what they include; tests/consumer compiles against these alone.
foreach(header diagnostic geometry length result sources span)
  install(FILES src/base/${header}.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/handbill/base)
endforeach()

install(EXPORT HandbillTargets NAMESPACE Handbill:: DESTINATION ${package})
configure_package_config_file(cmake/HandbillConfig.cmake.in ${PROJECT_BINARY_DIR}/HandbillConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/HandbillConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/HandbillConfig.cmake ${PROJECT_BINARY_DIR}/HandbillConfigVersion.cmake DESTINATION ${package})
install(FILES cmake/dependencies.cmake DESTINATION ${package} RENAME HandbillDependencies.cmake)
