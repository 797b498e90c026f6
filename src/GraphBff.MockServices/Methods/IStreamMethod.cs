using Google.Protobuf;

namespace GraphBff.MockServices.Methods;

/// <summary>A method with one request and a stream of responses.</summary>
internal interface IStreamMethod
{
    Task ServeAsync(IMessage request, Func<IMessage, Task> send, CancellationToken cancellationToken);
}
