using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class CapturePaymentPayloadType() : PayloadType<Payment, PaymentType, CapturePaymentErrorType>("payment");
