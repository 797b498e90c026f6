namespace GraphBff.MockServices.Serving;

/// <summary>Stands for all mocked services, because gRPC wants a class. <see cref="MockMethodProvider"/> has the methods.</summary>
internal sealed class MockService;
