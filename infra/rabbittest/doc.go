// Package rabbittest gives tests a real RabbitMQ of their own: a private node on loopback, with free ports, a folder
// that goes away, and no trace of or effect on any other broker of the machine.
//
// [Start] makes a node for one test. A package whose tests share one declares
//
//	var broker rabbittest.Shared
//
//	func TestMain(m *testing.M) { os.Exit(broker.Main(m)) }
//
// and asks for broker.Node(t). [NewProxy] stands between a client and the node, to cut what no broker would cut.
//
// Without a RabbitMQ server the tests fail and say what to install. The environment variable PLOTMILL_TEST_AMQP_URL
// names another broker to test against; tests that stop or alarm the broker are then left out.
package rabbittest
