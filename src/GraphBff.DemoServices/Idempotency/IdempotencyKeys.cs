using System.Security.Cryptography;
using Google.Protobuf;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Idempotency;

/// <summary>Remembers the results of calls that carry an idempotency key, so that a repeated call changes nothing.</summary>
internal sealed class IdempotencyKeys(Database database, TimeProvider time)
{
    public const int MaxKeyLength = 128;

    public const string Schema =
        """
        create table idempotency_keys (
            scope text not null,
            key text not null,
            content blob not null,
            response blob not null,
            create_time integer not null,
            primary key (scope, key)
        ) without rowid;
        create index idempotency_keys_by_time on idempotency_keys (create_time);
        """;

    private const long RetentionMilliseconds = 24 * 60 * 60 * 1000;

    /// <summary>
    /// Runs <paramref name="act"/>, or returns the response from the first use of the key. A call that fails stores nothing, so it may be
    /// repeated with the same key.
    /// </summary>
    /// <param name="domain">The domain of errors, such as <c>order.v1</c>.</param>
    /// <param name="method">The method; each has its own keys.</param>
    /// <param name="request">Has the field <c>idempotency_key</c>; empty for none. A key is kept for 24 hours.</param>
    /// <param name="act">The effect of the call, in its transaction.</param>
    /// <param name="cancellationToken">Cancels the wait for other writers.</param>
    /// <exception cref="RpcException">ALREADY_EXISTS, IDEMPOTENCY_KEY_REUSED: the key was used with different content.</exception>
    public Task<TResponse> WriteOnceAsync<TRequest, TResponse>(
        string domain, string method, TRequest request, Func<Session, TResponse> act, CancellationToken cancellationToken)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage, new()
    {
        var keyField = request.Descriptor.FindFieldByName("idempotency_key").Accessor;
        var key = (string)keyField.GetValue(request);
        if (key.Length == 0)
        {
            return database.WriteAsync(act, cancellationToken);
        }

        var content = request.Clone();
        keyField.Clear(content);
        return database.WriteAsync(session => Once(session, domain, method, key, content, act), cancellationToken);
    }

    private TResponse Once<TResponse>(
        Session session, string domain, string method, string key, IMessage content, Func<Session, TResponse> act)
        where TResponse : IMessage, new()
    {
        var now = time.Now();
        session.Execute(
            "delete from idempotency_keys where create_time <= $oldest", ("$oldest", now - RetentionMilliseconds));

        var scope = $"{domain}/{method}";
        var hash = SHA256.HashData(content.ToByteArray());
        var earlier = session.Query(
            "select content, response from idempotency_keys where scope = $scope and key = $key",
            row => (Content: row.GetFieldValue<byte[]>(0), Response: row.GetFieldValue<byte[]>(1)),
            ("$scope", scope), ("$key", key));

        if (earlier.Count == 0)
        {
            var response = act(session);
            session.Execute(
                "insert into idempotency_keys values ($scope, $key, $content, $response, $now)",
                ("$scope", scope), ("$key", key), ("$content", hash), ("$response", response.ToByteArray()), ("$now", now));
            return response;
        }

        if (!earlier[0].Content.AsSpan().SequenceEqual(hash))
        {
            throw ServiceError.Create(
                StatusCode.AlreadyExists,
                domain,
                "IDEMPOTENCY_KEY_REUSED",
                "The idempotency key was used before with another request.");
        }

        var repeated = new TResponse();
        repeated.MergeFrom(earlier[0].Response);
        return repeated;
    }
}
