using System.Globalization;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Changes;

/// <summary>A position in the change log, after the change with this number.</summary>
internal readonly record struct ResumePoint(string Topic, string LogId, long Number)
{
    private string Scope => $"{Topic} changes";

    public override string ToString()
        => OpaqueToken.Write(Scope, string.Create(CultureInfo.InvariantCulture, $"{LogId} {Number}"));

    /// <summary>Finds the position that a token names, or the end of the log if it is empty.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: not a token of this stream. OUT_OF_RANGE: too old.</exception>
    public static ResumePoint Find(Session session, string topic, string token)
    {
        var end = new ResumePoint(topic, ChangeLog.Id(session), ChangeLog.Head(session, topic));
        if (token.Length == 0)
        {
            return end;
        }

        if (OpaqueToken.Read(end.Scope, token)?.Split(' ') is not [var logId, var number])
        {
            var violations = new Violations(topic);
            violations.Add("resume_token", "This is not a token of this stream.");
            violations.ThrowIfAny();
            return end;
        }

        var point = end with { LogId = logId, Number = long.Parse(number, CultureInfo.InvariantCulture) };
        if (point.LogId != end.LogId || point.Number > end.Number)
        {
            throw Expired(topic);
        }

        point.ThrowIfForgotten(session);
        return point;
    }

    /// <exception cref="RpcException">OUT_OF_RANGE: the change after this point is no longer kept.</exception>
    public void ThrowIfForgotten(Session session)
    {
        if (Number < ChangeLog.Oldest(session, Topic) - 1)
        {
            throw Expired(Topic);
        }
    }

    private static RpcException Expired(string topic) => ServiceError.Create(
        StatusCode.OutOfRange,
        topic,
        "RESUME_TOKEN_EXPIRED",
        "The changes since the resume token are no longer kept. Read the current state and watch from now on.");
}
