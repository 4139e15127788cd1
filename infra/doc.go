// Package infra carries: it holds what Plotmill stands on outside itself, behind the interfaces of the inner packages.
//
// A [Transport] takes messages from where they are made to where they are handled. There are two: [AMQP] over
// RabbitMQ, and [Embedded], a durable queue in a file, for one process. What one promises the other promises; one
// conformance suite (transport_test.go, conformance_*_test.go) holds both to it.
//
// # What the parts below really do
//
// The libraries and the broker have traps; each that concerns what is built has its test.
//
//	watermill's subscriber takes one message at a time       TestConformanceBoundsConcurrency
//	its marshaler fails on headers that are no strings       TestAMQPForeignMessageSurvivesWhole, TestMarshaler…
//	a deleted queue yields empty messages                    TestAMQPMakesADeletedQueueAgain, TestMarshalerRefusesTheEmptyDelivery
//	its pooled publisher wedges after connection cuts        TestAMQPSurvivesConnectionCuts
//	mandatory and confirmed to no queue is no error          TestConformanceUnroutable, TestAMQPTellsUnroutableFromRouted
//	no time-out, no context, blocks ignored                  TestAMQPPublishHonoursTheContext, TestAMQPFailsFastWhileBlocked
//	closing in an outage leaks                               TestAMQPClosesDuringAnOutage, TestAMQPClosesOnABrokerThatHangs
//	its reconnect is a data race                             TestWatermillsOwnSupervisorIsEnded, TestAMQPSurvivesConnectionCuts
//	publishers declare nothing                               TestAMQPDeclaresItsQueuesForPublishersToo
//	the end of a router cancels and nacks what runs          TestConformanceGracefulStop, TestConformanceRouterStopsGracefully
//	the end of a handler closes its publisher                TestConformanceRouterStopsGracefully, TestConformanceClose
//	a lost connection counts as a delivery                   TestAMQPSurvivesConnectionCuts: nothing is poisoned
//	dead-lettering at the delivery limit                     TestAMQPDeliveryLimitLeadsToThePoisonQueue, TestAMQPCommandQueueTypes
//	a max length is approximate                              TestConformanceQueueFull
//	direct reply-to delivers and returns                     TestAMQPRepliesToDirectReplyTo
//	user_id, CC and the broker's own headers                 TestMarshalerLeavesOutWhatWouldBreakTheNextDelivery
//	headers over the frame size kill the connection          TestAMQPRefusesWhatWouldKillTheConnection
//	other arguments are a 406                                TestAMQPSaysInOneLineThatAQueueHasOtherArguments
//	an alarm blocks publishers only                          TestAMQPFailsFastWhileBlocked
//	one reply queue a process, durable, expiring             TestAMQPReplyQueuesAreOneAProcess
package infra
