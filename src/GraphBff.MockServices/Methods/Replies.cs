using Google.Protobuf;
using GraphBff.MockServices.Errors;
using GraphBff.MockServices.Messages;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>Remembers what a method replied to requests with an idempotency key, so that a repeated one changes nothing.</summary>
internal sealed class Replies
{
    private const int Kept = 1000;

    private readonly Dictionary<string, (ByteString Request, IMessage Response)> _replies = [];
    private readonly Queue<string> _order = new();

    /// <summary>Runs a write, or returns what it replied when the key was first used.</summary>
    /// <exception cref="RpcException">ALREADY_EXISTS, IDEMPOTENCY_KEY_REUSED: the key was used with another request.</exception>
    public IMessage Once(IMessage request, Func<IMessage> write)
    {
        if (request.Descriptor.Field("idempotency_key", "request_id") is not { } field || !field.IsText() || !request.IsGiven(field))
        {
            return write();
        }

        var key = (string)request.Get(field)!;
        var bytes = request.ToByteString();
        if (_replies.TryGetValue(key, out var earlier))
        {
            return earlier.Request == bytes ? earlier.Response : throw Refusals.Of(
                StatusCode.AlreadyExists,
                request.Descriptor.File.Package,
                "IDEMPOTENCY_KEY_REUSED",
                "The idempotency key was used before with another request.");
        }

        var response = write();
        _replies.Add(key, (bytes, response));
        _order.Enqueue(key);
        if (_order.Count > Kept)
        {
            _replies.Remove(_order.Dequeue());
        }

        return response;
    }
}
